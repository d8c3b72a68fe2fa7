import { createHash } from 'node:crypto';
import type { HttpRequest } from '@azure/functions';
import { Problem, type ProblemDetail } from '../../shared/problems.ts';
import { findRepeatedNames } from './find-repeated-names.ts';
import { findTextFaults } from './find-text-faults.ts';

export const MAX_BODY_BYTES = 64 * 1024;

export interface JsonBody {
  json: unknown;
  /** Text faults that no body may have. */
  faults: ProblemDetail[];
  /** The same for every repetition of a request. */
  fingerprint: string;
}

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
  const { text, json } = parseJson(await readRawJson(request, accepted));
  const repeated = findRepeatedNames(text).map((path) => ({ path, message: 'is given more than once' }));
  if (repeated.length > 0) throw new Problem('validation_failed', { details: repeated });
  const faults = findTextFaults(json);
  if (faults === undefined) {
    throw new Problem('validation_failed', { details: [{ path: '', message: 'is nested too deeply' }] });
  }
  return { json, faults, fingerprint: fingerprintOf(json) };
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

function parseJson(bytes: Uint8Array): { text: string; json: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, json: JSON.parse(text) };
  } catch {
    throw new Problem('malformed_json');
  }
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

/** SHA-256 of a JSON value; the order of its keys makes no difference. */
export function fingerprintOf(json: unknown): string {
  return createHash('sha256').update(canonicalize(json)).digest('base64url');
}

function canonicalize(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalize(field)}`).join(',')}}`;
}
