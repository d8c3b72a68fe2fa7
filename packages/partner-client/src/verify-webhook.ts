import { readSecret, signContent, toBytes, type WebhookBody } from './sign-content.ts';
import { WebhookError } from './webhook-error.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { readWebhookHeaders, type WebhookHeaders } from './webhook-headers.ts';

export type { WebhookBody };

/** The endpoint's secret, or several: during a rotation, or of several endpoints at one address. */
export type WebhookSecrets =
  | { readonly secret: string; readonly secrets?: never }
  | { readonly secrets: readonly string[]; readonly secret?: never };

export type VerifyWebhookOptions = WebhookSecrets & {
  readonly headers: WebhookHeaders;
  /** The body as received: bytes or text, not a parsed object. */
  readonly body: WebhookBody;
  /** How far the time of sending may be from now, in either direction. 300 by default. */
  readonly toleranceSeconds?: number;
  /** The current time, for tests. */
  readonly now?: Date;
};

/**
 * The event of a webhook, if one of the secrets signed it (Standard Webhooks 1.0.0). It uses WebCrypto, so it works in Node,
 * and in Workers and Deno too.
 *
 * @throws WebhookError if the request is not a valid webhook
 * @throws TypeError if a secret or the kind of body is wrong: a fault on your side
 */
export async function verifyWebhook({
  secret,
  secrets = secret === undefined ? [] : [secret],
  headers,
  body,
  toleranceSeconds = 300,
  now = new Date(),
}: VerifyWebhookOptions): Promise<WebhookEvent> {
  if (secrets.length === 0) throw new TypeError('There is no webhook secret: is the environment variable set?');
  for (const one of secrets) readSecret(one);
  const bytes = toBytes(body);
  const { id, timestamp, signatures } = readWebhookHeaders(headers);
  checkAge(Number(timestamp), now, toleranceSeconds);
  let isSigned = false;
  for (const one of secrets) {
    const expected = await signContent(one, { id, timestamp, body: bytes });
    // All are compared, so that the time taken doesn't say which one matches.
    for (const signature of signatures) isSigned = isSame(signature, expected) || isSigned;
  }
  if (!isSigned) {
    throw new WebhookError(
      'no_matching_signature',
      'No signature matches: the secret is another one, or the body is not the one that was sent.',
    );
  }
  return parseEvent(bytes);
}

function checkAge(seconds: number, now: Date, tolerance: number): void {
  const age = Math.floor(now.getTime() / 1_000) - seconds;
  if (age > tolerance) throw new WebhookError('timestamp_too_old', `The webhook was sent ${age} s ago.`);
  if (age < -tolerance) throw new WebhookError('timestamp_too_new', `The webhook was sent ${-age} s in the future.`);
}

/** Takes the same time wherever two texts differ. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let place = 0; place < expected.length; place += 1) {
    difference |= given.charCodeAt(place) ^ expected.charCodeAt(place);
  }
  return difference === 0;
}

function parseEvent(bytes: Uint8Array): WebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new WebhookError('invalid_body', 'The signed body is not JSON.', { cause });
  }
  const { id, type } = (event ?? {}) as Partial<WebhookEvent>;
  if (typeof id === 'string' && typeof type === 'string') return event as WebhookEvent;
  throw new WebhookError('invalid_body', 'The signed body is not an event: it has no id or no type.');
}
