import { z } from 'zod';
import { Dispute } from './dispute.ts';
import { OrderId, PartnerId, Sku } from './ids.ts';
import { Money } from './money.ts';
import { Failure } from './order-failure.ts';
import { CompletedSaga, OpenSaga } from './order-saga-state.ts';
import { personalData } from './personal-data.ts';
import { RefundTotals } from './refund.ts';
import { Screening } from './screening.ts';
import { Shipment } from './shipment.ts';

/** An order as it is stored: a union on `status` whose variants have only their own fields. */

export const Address = z
  .object({
    name: z.string().describe('Who receives it').register(personalData, { of: 'recipient' }),
    street: z.string().describe('Street and number').register(personalData, { of: 'recipient' }),
    city: z.string().describe('City').register(personalData, { of: 'recipient' }),
    postalCode: z.string().describe('Postal code').register(personalData, { of: 'recipient' }),
    country: z.string().describe('ISO 3166-1 alpha-2'),
  })
  .meta({ id: 'Address' });
export type Address = z.infer<typeof Address>;

export const OrderLine = z
  .object({
    sku: Sku,
    quantity: z.int().positive().describe('The number of units'),
    unitPrice: Money.describe('The price of one unit when the order was placed'),
    total: Money.describe('The price of all units of this line'),
  })
  .meta({ id: 'OrderLine' });
export type OrderLine = z.infer<typeof OrderLine>;

/** The provider's payment, noted before it is asked to move any money. */
export const Payment = z.object({
  id: z.string().register(personalData, { of: 'payer' }),
  /** This payment replaces one whose authorization ended during a review. Without `at` it is not authorized yet. */
  renewal: z
    .object({
      count: z.int().positive(),
      replaces: z.string().register(personalData, { of: 'payer' }),
      at: z.iso.datetime().optional(),
    })
    .optional(),
  /** Only if the payer had to act. Without `actedAt` they did not, or not in time. */
  payer: z.object({ askedAt: z.iso.datetime(), actedAt: z.iso.datetime().optional() }).optional(),
});
export type Payment = z.infer<typeof Payment>;

/** What the payer has to do before the payment can be authorized, for example 3-D Secure. */
export const PaymentAction = z
  .object({
    type: z.literal('redirect').describe('`redirect`: open `url` in the payer’s browser'),
    url: z
      .string()
      .describe('A page of the payment provider or the bank. Give it to the payer only')
      .register(personalData, { of: 'payer' }),
    expiresAt: z.iso.datetime().describe('If the payer has not confirmed by then, the order fails'),
  })
  .meta({ id: 'PaymentAction' });
export type PaymentAction = z.infer<typeof PaymentAction>;

/** The fields of every order. */
const common = z.object({
  id: OrderId,
  partnerId: PartnerId,
  /** Counts the changes that a partner can see; each has one event. */
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  reference: z.string().register(personalData, { of: 'recipient' }).optional(),
  lines: z.array(OrderLine).min(1),
  total: Money,
  shipTo: Address,
  paymentMethod: z.string().register(personalData, { of: 'payer' }),
  /** Where the payer's browser goes from the page of a payment action. Without it, nobody is there to act. */
  returnUrl: z.string().register(personalData, { of: 'payer' }).optional(),
  metadata: z.record(z.string(), z.string()).register(personalData, { of: 'recipient' }),
  /** The Durable Functions instance that has claimed the order. Absent on orders claimed before this field existed. */
  sagaInstance: z.string().optional(),
  /** The version of the saga's body, as Durable Functions gave it to that instance. */
  sagaVersion: z.string().optional(),
  /** The task hub of that instance. Absent on orders claimed before this field existed. */
  sagaHub: z.string().optional(),
  /** How often the app itself started another saga, because the one that had the order was lost. */
  sagaRestarts: z.int().positive().optional(),
  /** When the data of its recipient and payer was last erased. */
  erasedAt: z.iso.datetime().optional(),
  /** Only if a rule selected the order. */
  screening: Screening.optional(),
});

/** An order in progress is `delayed` while it waits for an outage to end or for an operator. */
const open = { saga: OpenSaga, delayed: z.literal(true).optional() };
const ended = { saga: CompletedSaga };
const mayBePaid = { payment: Payment.optional() };
const paid = { payment: Payment };
const shipped = { ...paid, shipment: Shipment };

export const PendingOrder = common.extend({ status: z.literal('pending'), ...open });
export const ReservedOrder = common.extend({ status: z.literal('reserved'), ...open, ...mayBePaid });
export const AwaitingPaymentOrder = common.extend({
  status: z.literal('awaiting_payment'),
  ...open,
  payment: Payment.extend({ action: PaymentAction }),
});
export const AuthorizedOrder = common.extend({ status: z.literal('authorized'), ...open, ...paid });
/**
 * `capturing` is written before the provider is asked to capture the payment: from then on the money may have moved, so
 * nobody but the provider can turn the order back.
 */
export const BookedOrder = common.extend({
  status: z.literal('booked'),
  ...open,
  ...shipped,
  capturing: z.literal(true).optional(),
  /** Its partner has cancelled it while the payment was being captured: once confirmed, it is refunded. */
  cancellation: z.object({ requestedAt: z.iso.datetime() }).optional(),
});
/** It was paid. Every refund is in the sums. */
const sold = {
  ...ended,
  ...shipped,
  disputes: z.array(Dispute).optional(),
  cancellation: z.object({ requestedAt: z.iso.datetime() }).optional(),
};
/** A refund waits for an outage to end or for an operator. */
const refundable = { ...sold, refunds: RefundTotals, delayed: z.literal(true).optional() };
export const ConfirmedOrder = common.extend({
  status: z.literal('confirmed'),
  ...sold,
  refunds: RefundTotals.optional(),
});
/** At least one refund is pending. */
export const RefundingOrder = common.extend({ status: z.literal('refunding'), ...refundable });
export const PartiallyRefundedOrder = common.extend({ status: z.literal('partially_refunded'), ...refundable });
/** All of it was paid back. */
export const RefundedOrder = common.extend({ status: z.literal('refunded'), ...refundable });
const Cancellation = z.object({
  requestedAt: z.iso.datetime(),
  /** The order's status when it was cancelled. */
  from: z.enum(['pending', 'reserved', 'awaiting_payment', 'authorized']),
});
const cancelled = { ...mayBePaid, cancellation: Cancellation };

/** Its partner has cancelled the order, and everything that was begun is being undone. */
export const CancellingOrder = common.extend({ status: z.literal('cancelling'), ...open, ...cancelled });
export const CancelledOrder = common.extend({ status: z.literal('cancelled'), ...ended, ...cancelled });
export const FailedOrder = common.extend({ status: z.literal('failed'), ...ended, ...mayBePaid, failure: Failure });

export const Order = z.discriminatedUnion('status', [
  PendingOrder,
  ReservedOrder,
  AwaitingPaymentOrder,
  AuthorizedOrder,
  BookedOrder,
  ConfirmedOrder,
  RefundingOrder,
  PartiallyRefundedOrder,
  RefundedOrder,
  CancellingOrder,
  CancelledOrder,
  FailedOrder,
]);
export type Order = z.infer<typeof Order>;
export type OrderStatus = Order['status'];

export type PendingOrder = z.infer<typeof PendingOrder>;
export type ReservedOrder = z.infer<typeof ReservedOrder>;
export type AwaitingPaymentOrder = z.infer<typeof AwaitingPaymentOrder>;
export type AuthorizedOrder = z.infer<typeof AuthorizedOrder>;
export type BookedOrder = z.infer<typeof BookedOrder>;
export type ConfirmedOrder = z.infer<typeof ConfirmedOrder>;
export type RefundingOrder = z.infer<typeof RefundingOrder>;
export type PartiallyRefundedOrder = z.infer<typeof PartiallyRefundedOrder>;
export type RefundedOrder = z.infer<typeof RefundedOrder>;
export type CancellingOrder = z.infer<typeof CancellingOrder>;
export type CancelledOrder = z.infer<typeof CancelledOrder>;
export type FailedOrder = z.infer<typeof FailedOrder>;

/** The noted payment, if there is one. */
export function paymentOf(order: Order): Payment | undefined {
  return 'payment' in order ? order.payment : undefined;
}

/** An order that was paid, whatever was refunded since. */
export type PaidOrder = ConfirmedOrder | RefundingOrder | PartiallyRefundedOrder | RefundedOrder;

export function isPaid(order: Order): order is PaidOrder {
  switch (order.status) {
    case 'confirmed':
    case 'refunding':
    case 'partially_refunded':
    case 'refunded':
      return true;
    default:
      return false;
  }
}

/** An order in progress: its saga has work to do. */
export type OpenOrder = Extract<Order, { saga: OpenSaga }>;
/** Only the partner's reference and metadata can still change. */
export type EndedOrder = Exclude<Order, OpenOrder>;
