import { createHash } from 'node:crypto';
import type { HttpRequest } from '@azure/functions';
import { Problem, type ProblemDetail } from '../../shared/problems.ts';
import { repeatedNames } from './repeated-names.ts';

export const MAX_BODY_BYTES = 64 * 1024;

export interface JsonBody {
  json: unknown;
  /** Names that stand twice in one object: what is meant can't be known. */
  faults: ProblemDetail[];
}

/** What a body is unless its route says otherwise. */
export const JSON_ONLY: readonly string[] = ['application/json'];

/**
 * The JSON of a request's body.
 *
 * @param accepted its media types
 * @throws Problem unsupported_media_type, payload_too_large or malformed_json
 */
export async function readJson(request: HttpRequest, accepted = JSON_ONLY): Promise<JsonBody> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (!accepted.includes(mediaType?.trim().toLowerCase() ?? '')) throw unsupported(request, accepted);
  const bytes = await readBytes(request);
  try {
    const body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json: unknown = JSON.parse(body);
    return { json, faults: repeatedNames(body).map((path) => ({ path, message: 'is given more than once' })) };
  } catch {
    throw new Problem('malformed_json');
  }
}

/** With what is accepted, in words and in the header that is for it (RFC 9110, 15.5.16; RFC 5789, 3.1). */
function unsupported({ method }: HttpRequest, accepted: readonly string[]): Problem {
  const details = [{ path: 'content-type', message: `must be ${accepted.join(' or ')}` }];
  const headers = { [method === 'PATCH' ? 'accept-patch' : 'accept']: accepted.join(', ') };
  return new Problem('unsupported_media_type', { details, headers });
}

async function readBytes(request: HttpRequest): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw new Problem('payload_too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new Problem('payload_too_large');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

/** SHA-256 of a JSON value, the same for every order of its keys. */
export function fingerprintOf(json: unknown): string {
  return createHash('sha256').update(canonical(json)).digest('base64url');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
