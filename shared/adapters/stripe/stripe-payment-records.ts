import Stripe from 'stripe';
import { OrderRef, RefundId } from '../../domain/ids.ts';
import type { DisputeRecord, PaymentRecord, RefundRecord } from '../../domain/provider-records.ts';
import type { PaymentPage, PaymentPageRequest, PaymentRecords } from '../../ports/payment-records.ts';
import { StripeApi, type StripeOptions, translateErrors } from './stripe-api.ts';

/** Stripe lists 100 at most. An intent with its charge takes up to 10 KB, and an answer may have 1 MB. */
const PAGE = 50;
type Of<T> = { payment_intent: string | Stripe.PaymentIntent | null } & T;

/**
 * Stripe's own books. An intent is listed with its last charge, which has the sum of its refunds, so that a page needs one
 * request. Refunds and disputes name no order: their intent does.
 */
export class StripePaymentRecords implements PaymentRecords {
  readonly #api: StripeApi;

  constructor(options: StripeOptions) {
    this.#api = new StripeApi(options);
  }

  async list(what: 'payments' | 'refunds' | 'disputes', page: PaymentPageRequest): Promise<PaymentPage> {
    const parameters = toParameters(page);
    if (what === 'payments') {
      const expand = ['data.latest_charge'];
      const intents = await this.#ask((options) =>
        this.#api.stripe.paymentIntents.list({ ...parameters, expand }, options),
      );
      return { payments: intents.data.map(toRecord), next: lastOf(intents) };
    }
    const expand = ['data.payment_intent.latest_charge'];
    const listed = await this.#ask<Stripe.ApiList<Of<{ id: string }>>>((options) =>
      this.#api.stripe[what].list({ ...parameters, expand }, options),
    );
    const intents = new Map(listed.data.flatMap((one) => intentOf(one) ?? []).map((intent) => [intent.id, intent]));
    return { payments: [...intents.values()].map(toRecord), next: lastOf(listed) };
  }

  async find(paymentId: string): Promise<PaymentRecord | undefined> {
    try {
      const expand = ['latest_charge'];
      return toRecord(
        await this.#ask((options) => this.#api.stripe.paymentIntents.retrieve(paymentId, { expand }, options)),
      );
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async listRefundsOf(paymentId: string): Promise<{ order: OrderRef | undefined; refunds: RefundRecord[] }> {
    const refunds = await this.#listAllOf(paymentId, (parameters, options) =>
      this.#api.stripe.refunds.list(parameters, options),
    );
    return { order: orderOfFirst(refunds), refunds: refunds.map(toRefundRecord) };
  }

  async listDisputesOf(paymentId: string): Promise<{ order: OrderRef | undefined; disputes: DisputeRecord[] }> {
    const disputes = await this.#listAllOf(paymentId, (parameters, options) =>
      this.#api.stripe.disputes.list(parameters, options),
    );
    return { order: orderOfFirst(disputes), disputes: disputes.flatMap((dispute) => toDisputeRecord(dispute) ?? []) };
  }

  /** An order has few refunds and disputes, so a second page is rare. */
  async #listAllOf<T extends Of<{ id: string }>>(
    paymentId: string,
    list: (parameters: Stripe.RefundListParams, options: Stripe.RequestOptions) => Promise<Stripe.ApiList<T>>,
  ): Promise<T[]> {
    const all: T[] = [];
    for (let after: string | undefined; ; ) {
      const start = after === undefined ? {} : { starting_after: after };
      const parameters = { payment_intent: paymentId, limit: PAGE, expand: ['data.payment_intent'], ...start };
      const page = await this.#ask((options) => list(parameters, options));
      all.push(...page.data);
      after = lastOf(page);
      if (after === undefined) return all;
    }
  }

  /** Each page is a call with its own deadline. */
  #ask<T>(request: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
    return translateErrors(async () => this.#api.ask(this.#api.endOfCall(), request), isMissing);
  }
}

function toParameters({ from, to, after }: PaymentPageRequest) {
  const created = { gte: Math.floor(from.getTime() / 1_000), lt: Math.floor(to.getTime() / 1_000) };
  return { created, limit: PAGE, ...(after === undefined ? {} : { starting_after: after }) };
}

const lastOf = ({ data, has_more }: Stripe.ApiList<{ id: string }>) => (has_more ? data.at(-1)?.id : undefined);

const states: { [S in Stripe.PaymentIntent.Status]?: PaymentRecord['state'] } = {
  requires_action: 'acting',
  requires_capture: 'authorized',
  succeeded: 'captured',
  canceled: 'cancelled',
};

function toRecord(intent: Stripe.PaymentIntent): PaymentRecord {
  const { id, amount, currency, status, amount_received, latest_charge } = intent;
  const charge = typeof latest_charge === 'object' ? latest_charge : undefined;
  return {
    paymentId: id,
    order: orderOf(intent),
    amount: { amount, currency: currency.toUpperCase() },
    state: states[status] ?? 'unpaid',
    captured: amount_received,
    // For a released authorization, Stripe has the whole amount here.
    refunded: status === 'succeeded' ? (charge?.amount_refunded ?? 0) : 0,
    isDisputed: charge?.disputed ?? false,
  };
}

function toRefundRecord({ id, status, amount, currency, metadata, failure_reason }: Stripe.Refund): RefundRecord {
  const isFailed = status === 'failed' || status === 'canceled';
  return {
    id,
    refundId: RefundId.safeParse(metadata?.['refundId']).data,
    status: isFailed ? 'failed' : status === 'succeeded' ? 'succeeded' : 'pending',
    amount: { amount, currency: currency.toUpperCase() },
    code: failure_reason !== undefined && /^[a-z\d_]{1,64}$/.test(failure_reason) ? failure_reason : undefined,
  };
}

/** A bank that only asks takes no money, and Stripe says so with `warning_…`. */
const disputeStates: { [S in Stripe.Dispute.Status]?: DisputeRecord['status'] } = {
  needs_response: 'open',
  under_review: 'open',
  appeal_needs_response: 'open',
  appeal_under_review: 'open',
  won: 'won',
  lost: 'lost',
};

function toDisputeRecord({ id, status, amount, currency, created }: Stripe.Dispute): DisputeRecord | undefined {
  const state = disputeStates[status];
  if (state === undefined) return undefined;
  const openedAt = new Date(created * 1_000);
  return { id, status: state, amount: { amount, currency: currency.toUpperCase() }, openedAt };
}

function intentOf({ payment_intent: intent }: Of<unknown>): Stripe.PaymentIntent | undefined {
  return intent === null || typeof intent === 'string' ? undefined : intent;
}

/** Only our own metadata names an order. */
const orderOf = ({ metadata }: Stripe.PaymentIntent) => OrderRef.safeParse(metadata).data;

function orderOfFirst([first]: readonly Of<unknown>[]): OrderRef | undefined {
  const intent = first && intentOf(first);
  return intent && orderOf(intent);
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}
