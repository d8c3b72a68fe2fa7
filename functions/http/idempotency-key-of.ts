import type { HttpRequest } from '@azure/functions';
import { Problem } from '../../shared/problems.ts';

/** @throws Problem if a required key is missing, or if the key is invalid */
export function idempotencyKeyOf(request: HttpRequest, needed: true | 'optional'): string {
  const key = request.headers.get('idempotency-key');
  if (key === null && needed === 'optional') return '';
  if (key === null) throw new Problem('idempotency_key_missing');
  if (!isIdempotencyKey(key)) throw new Problem('idempotency_key_invalid');
  return key;
}

/** 1 to 255 visible ASCII characters. */
export const isIdempotencyKey = (key: unknown): key is string =>
  typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key);
