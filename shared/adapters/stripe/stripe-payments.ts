import Stripe from 'stripe';
import type {
  PayerNeeded,
  PaymentRejected,
  PaymentReply,
  PaymentRequest,
  Payments,
  RefundPayment,
  RefundReply,
} from '../../ports/payments.ts';
import { ProviderFailed } from '../provider/provider-failed.ts';
import { StripeApi, type StripeOptions, translateErrors } from './stripe-api.ts';

/**
 * Card payments at Stripe: a payment intent with manual capture.
 *
 * For a day, Stripe repeats its first answer to an idempotency key, even if that was a 500. So keys don't make a retry
 * safe after an outage; the intent's own states do. What can't be done twice fails with
 * `payment_intent_unexpected_state`, and then the intent's state says what happened. `open` has keys derived from the
 * order: an order that was restored from a backup finds the payment that it doesn't know of. A partial refund has no state
 * that forbids a second one, so it is looked up before it is created, and its key keeps two attempts at the same time apart.
 */
export class StripePayments implements Payments {
  readonly #api: StripeApi;
  readonly #stripe: Stripe;

  constructor(options: StripeOptions) {
    this.#api = new StripeApi(options);
    this.#stripe = this.#api.stripe;
  }

  open(request: PaymentRequest) {
    return translateErrors(() => this.#open(request, this.#endOfCall()));
  }

  authorize(paymentId: string, returnUrl?: string): Promise<PaymentReply | PayerNeeded> {
    return translateErrors(() => this.#authorize(paymentId, returnUrl, this.#endOfCall()));
  }

  check(paymentId: string): Promise<PaymentReply | PayerNeeded> {
    return translateErrors(async () => toAuthorization(await this.#retrieve(paymentId, this.#endOfCall())));
  }

  capture(paymentId: string): Promise<PaymentReply> {
    return translateErrors(() => this.#capture(paymentId, this.#endOfCall()));
  }

  release(paymentId: string): Promise<void> {
    return translateErrors(() => this.#release(paymentId, this.#endOfCall()));
  }

  refund(request: RefundPayment): Promise<RefundReply> {
    return translateErrors(() => this.#refundOnce(request, this.#endOfCall()));
  }

  async #open({ orderId, partnerId, total, paymentMethod, returnUrl, renewal }: PaymentRequest, endsAt: number) {
    try {
      const parameters: Stripe.PaymentIntentCreateParams = {
        amount: total.amount,
        currency: total.currency.toLowerCase(),
        capture_method: 'manual',
        payment_method: paymentMethod,
        automatic_payment_methods: { enabled: true, allow_redirects: returnUrl === undefined ? 'never' : 'always' },
        metadata: { orderId, partnerId },
      };
      return { kind: 'opened' as const, id: (await this.#create(parameters, keyOf(orderId, renewal), endsAt)).id };
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'payment_method') {
        return { kind: 'declined' as const, code: 'unknown_payment_method' };
      }
      return toRejected(error);
    }
  }

  /** An answer of Stripe's in trouble is repeated for a day, so the next key is used after it. */
  async #create(
    parameters: Stripe.PaymentIntentCreateParams,
    key: string,
    endsAt: number,
  ): Promise<Stripe.PaymentIntent> {
    for (let attempt = 1; ; attempt += 1) {
      const idempotencyKey = `${key}-${attempt}`;
      try {
        return await this.#ask(endsAt, (options) =>
          this.#stripe.paymentIntents.create(parameters, { ...options, idempotencyKey }),
        );
      } catch (error) {
        if (!isRepeatedOutage(error)) throw error;
      }
    }
  }

  async #authorize(
    paymentId: string,
    returnUrl: string | undefined,
    endsAt: number,
  ): Promise<PaymentReply | PayerNeeded> {
    const parameters = returnUrl === undefined ? {} : { return_url: returnUrl };
    try {
      const intent = await this.#ask(endsAt, (options) =>
        this.#stripe.paymentIntents.confirm(paymentId, parameters, options),
      );
      return toAuthorization(intent);
    } catch (error) {
      return this.#handleRefusal(paymentId, error, AUTHORIZED, endsAt);
    }
  }

  async #capture(paymentId: string, endsAt: number): Promise<PaymentReply> {
    try {
      return toReply(
        await this.#ask(endsAt, (options) => this.#stripe.paymentIntents.capture(paymentId, {}, options)),
        ['succeeded'],
      );
    } catch (error) {
      return this.#handleRefusal(paymentId, error, ['succeeded'], endsAt);
    }
  }

  async #release(paymentId: string, endsAt: number): Promise<void> {
    try {
      await this.#ask(endsAt, (options) => this.#stripe.paymentIntents.cancel(paymentId, {}, options));
    } catch (error) {
      if (!isUnexpectedState(error)) throw error;
      const intent = await this.#retrieve(paymentId, endsAt);
      if (intent.status === 'canceled') return;
      if (intent.status !== 'succeeded') throw error;
      await this.#refund(paymentId, endsAt);
    }
  }

  async #refund(paymentId: string, endsAt: number): Promise<void> {
    try {
      await this.#ask(endsAt, (options) => this.#stripe.refunds.create({ payment_intent: paymentId }, options));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError && error.code === 'charge_already_refunded')) throw error;
    }
  }

  async #refundOnce(request: RefundPayment, endsAt: number): Promise<RefundReply> {
    try {
      const refund = (await this.#findRefund(request, endsAt)) ?? (await this.#createRefund(request, endsAt));
      if (refund.status === 'succeeded') return { kind: 'done' };
      if (refund.status !== 'failed' && refund.status !== 'canceled') return { kind: 'pending' };
      return { kind: 'rejected', code: readCode(refund.failure_reason ?? 'refund_failed') };
    } catch (error) {
      return toRejected(error);
    }
  }

  /** The first page has 100: an order has no more refunds. */
  async #findRefund(
    { paymentId, refundId, providerId }: RefundPayment,
    endsAt: number,
  ): Promise<Stripe.Refund | undefined> {
    const parameters = { payment_intent: paymentId, limit: 100 };
    const { data } = await this.#ask(endsAt, (options) => this.#stripe.refunds.list(parameters, options));
    const found = data.find(({ id, metadata }) => metadata?.['refundId'] === refundId || id === providerId);
    if (found !== undefined || providerId === undefined) return found;
    throw new ProviderFailed(`payment ${paymentId} has no refund ${providerId}`, { status: 200, isOfSubject: true });
  }

  /** After the repeated answer of Stripe in trouble, the refund may exist or not. */
  async #createRefund(request: RefundPayment, endsAt: number): Promise<Stripe.Refund> {
    const { paymentId, refundId, amount } = request;
    const parameters = { payment_intent: paymentId, amount: amount.amount, metadata: { refundId } };
    for (let attempt = 1; ; attempt += 1) {
      const idempotencyKey = `${refundId}-${attempt}`;
      try {
        return await this.#ask(endsAt, (options) =>
          this.#stripe.refunds.create(parameters, { ...options, idempotencyKey }),
        );
      } catch (error) {
        if (!isRepeatedOutage(error)) throw error;
        const found = await this.#findRefund(request, endsAt);
        if (found !== undefined) return found;
      }
    }
  }

  #retrieve(paymentId: string, endsAt: number): Promise<Stripe.PaymentIntent> {
    return this.#ask(endsAt, (options) => this.#stripe.paymentIntents.retrieve(paymentId, {}, options));
  }

  #endOfCall(): number {
    return this.#api.endOfCall();
  }

  #ask<T>(endsAt: number, request: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
    return this.#api.ask(endsAt, request);
  }

  /** Turns a declined card into an answer. If a call comes too late, the payment's current state is the answer. */
  async #handleRefusal(
    paymentId: string,
    error: unknown,
    wanted: Stripe.PaymentIntent.Status[],
    endsAt: number,
  ): Promise<PaymentReply> {
    if (error instanceof Stripe.errors.StripeCardError) return { kind: 'declined', code: declineCodeOf(error) };
    if (!isUnexpectedState(error)) return toRejected(error);
    return toReply(await this.#retrieve(paymentId, endsAt), wanted, error);
  }
}

const keyOf = (orderId: string, renewal: number | undefined) =>
  renewal === undefined ? orderId : `${orderId}-renewal-${renewal}`;

/**
 * A request that Stripe rejects as wrong stays wrong. A refused key (401, 403) is different, because we can replace it.
 * So is anything that depends on timing.
 *
 * @throws `error` if another attempt may succeed
 */
function toRejected(error: unknown): PaymentRejected {
  const isWrong = error instanceof Stripe.errors.StripeInvalidRequestError && error.code !== 'lock_timeout';
  if (!isWrong || isUnexpectedState(error)) throw error;
  return { kind: 'rejected', code: readCode(error.code) };
}

/** The code is stored and shown, so anything without Stripe's form is replaced. */
function readCode(code: string | undefined): string {
  return code !== undefined && /^[a-z\d_]{1,64}$/.test(code) ? code : 'invalid_request';
}

const AUTHORIZED: Stripe.PaymentIntent.Status[] = ['requires_capture', 'succeeded'];

/** Only the page of a redirect can be given to a payer who has none of Stripe's own libraries. */
function toAuthorization(intent: Stripe.PaymentIntent): PaymentReply | PayerNeeded {
  const { status, next_action: next } = intent;
  const url = URL.parse(next?.redirect_to_url?.url ?? '');
  const isPage = url?.protocol === 'https:' || url?.protocol === 'http:';
  return status === 'requires_action' && isPage ? { kind: 'payer_needed', url: url.href } : toReply(intent, AUTHORIZED);
}

/** @throws `error`, or an error that names the status, if the intent is neither in a wanted state nor refused */
function toReply(intent: Stripe.PaymentIntent, wanted: Stripe.PaymentIntent.Status[], error?: unknown): PaymentReply {
  if (wanted.includes(intent.status)) return { kind: 'done' };
  if (intent.status === 'canceled') return { kind: 'declined', code: intent.cancellation_reason ?? 'canceled' };
  // The payer has to confirm it, and nobody can ask them.
  if (intent.status === 'requires_action') return { kind: 'declined', code: 'authentication_required' };
  if (intent.last_payment_error) {
    const { decline_code, code } = intent.last_payment_error;
    return { kind: 'declined', code: decline_code ?? code ?? 'card_declined' };
  }
  throw error ?? new ProviderFailed(`payment ${intent.id} is ${intent.status}`, { status: 200, isOfSubject: true });
}

function isRepeatedOutage(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  return (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true';
}

function isUnexpectedState(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'payment_intent_unexpected_state';
}

function declineCodeOf(error: InstanceType<typeof Stripe.errors.StripeCardError>): string {
  return error.decline_code || error.code || 'card_declined';
}
