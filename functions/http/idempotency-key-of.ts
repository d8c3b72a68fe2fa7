import type { HttpRequest } from '@azure/functions';
import { Problem } from '../../shared/problems.ts';

/** @throws Problem if a required key is missing, or if the key is invalid */
export function idempotencyKeyOf(request: HttpRequest, needed: true | 'optional'): string {
  const key = request.headers.get('idempotency-key');
  if (key === null && needed === 'optional') return '';
  if (key === null) throw new Problem('idempotency_key_missing');
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Problem('idempotency_key_invalid');
  return key;
}
