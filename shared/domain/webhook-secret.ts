import { createHmac, randomBytes } from 'node:crypto';

/** The secrets of webhooks, and what they sign, as Standard Webhooks 1.0.0 has it: https://www.standardwebhooks.com */

const PREFIX = 'whsec_';
const KEY_BYTES = 32;

/** A new secret of an endpoint, at random. */
export function makeWebhookSecret(): string {
  return `${PREFIX}${randomBytes(KEY_BYTES).toString('base64')}`;
}

/** One attempt to deliver an event. */
export interface SignedMessage {
  /** The event's id, which is the same in every attempt. */
  id: string;
  /** When the attempt is made: a receiver refuses what was signed minutes ago. */
  at: Date;
  /** The exact text that is sent. */
  body: string;
}

/**
 * The headers that prove where a webhook comes from.
 *
 * @param secrets at least one; each signs, so that a receiver may know any of them while a secret is replaced
 */
export function signWebhook(secrets: readonly string[], { id, at, body }: SignedMessage): Record<string, string> {
  if (secrets.length === 0) throw new Error('a webhook needs a secret that signs it');
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', toKey(secret)).update(content).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function toKey(secret: string): Buffer {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  if (!secret.startsWith(PREFIX) || key.length < 24) throw new Error('this is not the secret of a webhook');
  return key;
}
