import { randomBytes } from 'node:crypto';
import type { SecretName } from '../../shared/ports/secrets.ts';

/** Generates this machine's secrets once, at random. They are stored only in the vault. */
export const secrets: Record<SecretName, () => string> = {
  'payments-api-key': () => `sk_test_${randomBytes(24).toString('hex')}`,
  'carrier-token': () => randomBytes(32).toString('base64url'),
  'payments-webhook-secret': () => `whsec_${randomBytes(24).toString('hex')}`,
  'carrier-webhook-secret': () => `whsec_${randomBytes(32).toString('base64')}`,
  'cursor-key': () => randomBytes(32).toString('base64url'),
  'webhook-key': () => randomBytes(32).toString('base64url'),
};
