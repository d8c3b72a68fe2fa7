import { z } from 'zod';
import { Cause } from './cause.ts';
import { OrderId, PartnerId, RefundId, Sku } from './ids.ts';
import { Money } from './money.ts';
import { personalData } from './personal-data.ts';

/** Why a refund failed: a closed set that partners program against. */
export const refundFailureCodes = ['refund_refused'] as const;

/** When the saga last wrote this state: the sign that it is alive. See `isRefundLost`. */
const seen = { seenAt: z.iso.datetime() };

/** The state of a refund's saga, for operators. All runs of it are equal: each finds what another one has done. */
const RefundSaga = z.discriminatedUnion('status', [
  z.object({ status: z.literal('running'), ...seen }),
  /** The payment provider has the refund and has not finished it: `atProviderSince`. */
  z.object({ status: z.literal('waiting'), ...seen }),
  z.object({
    status: z.literal('stuck'),
    ...seen,
    /** What remains to be done, by activity name. */
    remaining: z.array(z.string()).min(1),
    because: Cause,
    /** An operator wants another attempt: the order's version at that time. Removed when the saga has tried again. */
    resumeRequested: z.int().positive().optional(),
  }),
  z.object({ status: z.literal('completed') }),
]);
export type RefundSagaState = z.infer<typeof RefundSaga>;

export const RefundLine = z.object({ sku: Sku, quantity: z.int().positive().describe('The number of units') });
export type RefundLine = z.infer<typeof RefundLine>;

/** Money that goes back for an order that was paid. Fields that a newer version adds are kept. */
export const Refund = z.looseObject({
  id: RefundId,
  partnerId: PartnerId,
  orderId: OrderId,
  status: z.enum(['pending', 'succeeded', 'failed']),
  amount: Money,
  /** The units that it pays back. Empty if only an amount was asked for. */
  lines: z.array(RefundLine),
  reason: z.string().register(personalData, { of: 'recipient' }),
  /** Whether the units go back on sale: always, or only those of a shipment that has not left. */
  restock: z.enum(['no', 'yes', 'if_stopped']),
  /** It pays back all that was left, so nothing should be delivered. */
  takesShipmentBack: z.boolean(),
  /** What the carrier did with the shipment. */
  shipment: z.enum(['stopped', 'returning', 'lost', 'none']).optional(),
  /** It was made at the provider and not by us: the provider's id of it. */
  providerId: z.string().register(personalData, { of: 'payer' }).optional(),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** When the payment provider first answered that it will finish the refund later. */
  atProviderSince: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Of the request: it tells a repetition from another request with the same key. */
  fingerprint: z.string().register(personalData, { of: 'recipient' }),
  /** The task hubs that have a saga of it, noted while it waits. Several may look after the same refund. */
  hubs: z.array(z.string()).optional(),
  saga: RefundSaga,
});
export type Refund = z.infer<typeof Refund>;

/** The sums of an order's refunds, in minor units of its currency. */
export const RefundTotals = z.object({
  /** How many were requested. */
  count: z.int().positive(),
  pending: z.int().nonnegative(),
  refunded: z.int().nonnegative(),
  /** The units in pending and succeeded refunds by SKU. */
  units: z.record(z.string(), z.int().nonnegative()),
  /** The refunds whose saga waits for an outage to end or for an operator. The payment provider's time is not one. */
  stuck: z.array(RefundId).optional(),
});
export type RefundTotals = z.infer<typeof RefundTotals>;

/** Whether goods of the refund go back on sale. */
export function bringsGoodsBack({ restock, lines, shipment }: Refund): boolean {
  return lines.length > 0 && (restock === 'yes' || (restock === 'if_stopped' && shipment === 'stopped'));
}
