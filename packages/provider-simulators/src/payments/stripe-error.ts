import type { Reply } from '@partner-orders/loopback-server/http/reply';

export type StripeErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

export interface StripeErrorDetails {
  readonly status: number;
  readonly type: StripeErrorType;
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  /** The intent after the refusal. Stripe shows it with every error about a known intent's state. */
  readonly payment_intent?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that ends in Stripe's error envelope: https://docs.stripe.com/api/errors */
export class StripeError extends Error {
  override name = 'StripeError';
  readonly details: StripeErrorDetails;

  constructor(details: StripeErrorDetails) {
    super(details.message);
    this.details = details;
  }

  toReply(): Reply {
    const { status, headers, ...error } = this.details;
    return { status, ...(headers && { headers }), body: { error } };
  }
}

/** 400: a parameter is missing, malformed or unknown. */
export function invalidParameter(message: string, param: string, code?: string): StripeError {
  return new StripeError({ status: 400, type: 'invalid_request_error', message, param, ...(code && { code }) });
}

/** 404 if the path names the missing object, 400 if a parameter does. */
export function resourceMissing(what: string, id: string, param: string, status: 400 | 404): StripeError {
  const message = `No such ${what}: '${id}'`;
  return new StripeError({ status, type: 'invalid_request_error', code: 'resource_missing', message, param });
}

/** 400: the intent is not in a state that allows this. */
export function unexpectedState(message: string, intent: unknown): StripeError {
  const code = 'payment_intent_unexpected_state';
  return new StripeError({ status: 400, type: 'invalid_request_error', code, message, payment_intent: intent });
}
