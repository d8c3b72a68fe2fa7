import Stripe from 'stripe';
import type { Secrets } from '../../ports/secrets.ts';
import { callWithSecret, type SecretUse } from '../call-with-secret.ts';
import { ProviderFailed } from '../provider/provider-failed.ts';
import { ProviderHttp } from '../provider/provider-http.ts';
import { StripeHttpClient } from './stripe-http-client.ts';

export interface StripeOptions {
  secrets: Secrets;
  /** The URL of Stripe's API, or of a server with the same API. */
  url: string;
  /** The deadline of a call, with every request that it makes. */
  timeoutMs: number;
  mostCalls: number;
}

/** Stripe answered with an error or not at all. Stripe's text is left out, because it may quote the request. */
export class PaymentsFailed extends ProviderFailed {
  override name = 'PaymentsFailed';

  constructor({ type, code, statusCode, requestId, headers, detail }: InstanceType<typeof Stripe.errors.StripeError>) {
    const which = [type, code, requestId].filter((part) => part).join(', ');
    super(`payments answered ${statusCode ?? 'nothing'}: ${which}`, {
      status: statusCode,
      headers,
      // Stripe answers 429 for one payment too: another request works on it, or it was changed too often.
      isOfSubject: code === 'lock_timeout' || headers?.['stripe-rate-limited-reason'] === 'resource-specific',
      isLasting: isTimeout(detail) || headers?.['stripe-should-retry'] === 'false',
    });
  }
}

/** Stripe's library with our client, deadline and key. */
export class StripeApi {
  readonly stripe: Stripe;
  readonly #timeoutMs: number;
  readonly #key: SecretUse;

  constructor({ secrets, url, timeoutMs, mostCalls }: StripeOptions) {
    const { protocol, hostname, port } = new URL(url);
    this.#timeoutMs = timeoutMs;
    this.#key = { secrets, name: 'payments-api-key', isRefused: isUnauthenticated };
    this.stripe = new Stripe('', {
      // Each request sets the key that is current at that time.
      authenticator: () => Promise.reject(new Error('a request to the payment provider has no key')),
      protocol: protocol === 'http:' ? 'http' : 'https',
      host: hostname,
      port: port || (protocol === 'http:' ? 80 : 443),
      httpClient: new StripeHttpClient(new ProviderHttp({ url, mostConnections: mostCalls, timeoutMs })),
      // The saga does the retries, because they must survive a restart, and the guard does the quick ones.
      maxNetworkRetries: 0,
      telemetry: false,
    });
  }

  /** When a call that begins now has to end, as a value of `performance.now()`. */
  endOfCall(): number {
    return performance.now() + this.#timeoutMs;
  }

  /** Sends one request with the current key and with the time that is left. */
  ask<T>(endsAt: number, request: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
    return callWithSecret(this.#key, (apiKey) => {
      const timeout = Math.ceil(endsAt - performance.now());
      if (timeout > 0) return request({ apiKey, timeout });
      const detail = Stripe.HttpClient.makeTimeoutError();
      throw new Stripe.errors.StripeConnectionError({ message: 'the deadline passed', detail });
    });
  }
}

/** Translates errors of Stripe's library into our own. @param isKept an answer that the caller expects */
export async function translateErrors<T>(
  call: () => Promise<T>,
  isKept: (error: unknown) => boolean = () => false,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError && !isKept(error) ? new PaymentsFailed(error) : error;
  }
}

function isTimeout(detail: unknown): boolean {
  return detail instanceof Error && 'code' in detail && detail.code === Stripe.HttpClient.TIMEOUT_ERROR_CODE;
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAuthenticationError;
}
