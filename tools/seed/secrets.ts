import { randomBytes } from 'node:crypto';
import type { SecretName } from '../../shared/ports/secrets.ts';

/** How this machine's own secrets are made: at random, once, and kept nowhere but in the vault. */
export const secrets: Record<SecretName, () => string> = {
  'payments-api-key': () => `sk_test_${randomBytes(24).toString('hex')}`,
  'carrier-token': () => randomBytes(32).toString('base64url'),
  'cursor-key': () => randomBytes(32).toString('base64url'),
};
