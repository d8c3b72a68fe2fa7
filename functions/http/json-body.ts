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

/**
 * The JSON of a request's body.
 *
 * @throws Problem unsupported_media_type, payload_too_large or malformed_json
 */
export async function readJson(request: HttpRequest, wanted = 'application/json'): Promise<JsonBody> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (mediaType?.trim().toLowerCase() !== wanted) throw new Problem('unsupported_media_type');
  const bytes = await readBytes(request);
  try {
    const body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json: unknown = JSON.parse(body);
    return { json, faults: repeatedNames(body).map((path) => ({ path, message: 'is given more than once' })) };
  } catch {
    throw new Problem('malformed_json');
  }
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
