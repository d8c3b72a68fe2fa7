import type { HttpRequest } from '@azure/functions';
import { Problem } from '../../shared/problems.ts';
import { type JsonBody, parseJsonBody } from './parse-json-body.ts';

export const MAX_BODY_BYTES = 64 * 1024;

/** The media types of a body, unless its route says otherwise. */
export const JSON_ONLY: readonly string[] = ['application/json'];

/**
 * Reads the JSON of a request's body.
 *
 * @param accepted the accepted media types
 * @throws Problem unsupported_media_type, payload_too_large or malformed_json; validation_failed if the meaning is
 * unclear, because a name is repeated in one object or the nesting is too deep
 */
export async function readJson(request: HttpRequest, accepted = JSON_ONLY): Promise<JsonBody> {
  return parseJsonBody(await readRawJson(request, accepted));
}

/**
 * Reads a body unchanged, for a signature that covers its bytes.
 *
 * @throws Problem unsupported_media_type or payload_too_large
 */
export async function readRawJson(request: HttpRequest, accepted = JSON_ONLY): Promise<Uint8Array> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (!accepted.includes(mediaType?.trim().toLowerCase() ?? '')) throw buildMediaTypeProblem(request, accepted);
  refuseEncoded(request);
  return readBytes(request);
}

/** The answer lists the encoding that would be accepted (RFC 9110, 15.5.16). */
function refuseEncoded(request: HttpRequest): void {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase();
  if (!encoding || encoding === 'identity') return;
  const details = [{ path: 'content-encoding', message: 'must be left out: compressed bodies are not supported' }];
  throw new Problem('unsupported_media_type', { details, headers: { 'accept-encoding': 'identity' } });
}

/** Lists the accepted types in the text and in the header for it (RFC 9110, 15.5.16; RFC 5789, 3.1). */
function buildMediaTypeProblem({ method }: HttpRequest, accepted: readonly string[]): Problem {
  const details = [{ path: 'content-type', message: `must be ${accepted.join(' or ')}` }];
  const headers = { [method === 'PATCH' ? 'accept-patch' : 'accept']: accepted.join(', ') };
  return new Problem('unsupported_media_type', { details, headers });
}

async function readBytes(request: HttpRequest): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw new Problem('payload_too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    // The caller disconnected. Half a body is not JSON, and it is not our error.
    throw new Problem('malformed_json');
  }
  if (size > MAX_BODY_BYTES) throw new Problem('payload_too_large');
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}
