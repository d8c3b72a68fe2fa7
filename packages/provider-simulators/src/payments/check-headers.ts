import type { IncomingHttpHeaders } from 'node:http';
import type { AcceptedKeys } from '../keys/accepted-keys.ts';
import { StripeError } from './stripe-error.ts';

export const TEST_KEY = /^sk_test_\w+$/;

/** The version of the official SDK 23, used if a request names none. */
export const DEFAULT_VERSION = '2026-10-28.endive';

/** The first version of the release (endive) whose parameters are simulated. */
const OLDEST_VERSION = '2026-09-30';

/**
 * @throws StripeError 401 unless an active test key is sent as a bearer token or as the user of basic authentication
 */
export function requireTestKey({ authorization }: IncomingHttpHeaders, keys: AcceptedKeys): void {
  if (authorization === undefined) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  const [scheme = '', value = ''] = authorization.split(' ', 2);
  const key = (/^basic$/i.test(scheme) ? Buffer.from(value, 'base64').toString().split(':', 1)[0] : value) ?? '';
  if (!/^(basic|bearer)$/i.test(scheme) || !TEST_KEY.test(key)) {
    throw unauthorized('Invalid API Key provided: this simulator takes any key of the form sk_test_…');
  }
  if (!keys.accepts(key)) throw unauthorized('Invalid API Key provided: it is not one of those in /_simulator/keys');
}

/** @returns the API version for the answer. @throws StripeError 400 for a version that is not simulated */
export function requireVersion(headers: IncomingHttpHeaders): string {
  const version = headers['stripe-version'] ?? DEFAULT_VERSION;
  if (typeof version === 'string' && /^\d{4}-\d{2}-\d{2}(\.\w+)?$/.test(version) && version >= OLDEST_VERSION) {
    return version;
  }
  const message = `Invalid Stripe API version: ${String(version)} (this simulator speaks ${OLDEST_VERSION} and later)`;
  throw new StripeError({ status: 400, type: 'invalid_request_error', message });
}

/** @throws StripeError 400 for a key that is longer than Stripe's 255 characters */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') return undefined;
  if (typeof key === 'string' && key.length <= 255) return key;
  const message = 'Idempotency keys can have at most 255 characters.';
  throw new StripeError({ status: 400, type: 'idempotency_error', message });
}

function unauthorized(message: string): StripeError {
  return new StripeError({
    status: 401,
    type: 'invalid_request_error',
    message,
    headers: { 'www-authenticate': 'Bearer realm="Stripe"' },
  });
}
