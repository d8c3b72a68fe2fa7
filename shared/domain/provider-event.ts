import { z } from 'zod';
import { OrderRef } from './ids.ts';
import { personalData } from './personal-data.ts';
import { ParcelLine, shipmentStatusNames } from './shipment.ts';

/** What the payment provider announces and we process. Its endpoint is set up with these types. */
export const paymentEventTypes = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
] as const;

/** What the carrier announces: see docs/carrier-contract.md. */
export const shipmentEventTypes = [
  'shipment.shipped',
  'shipment.delivered',
  'shipment.returned',
  'shipment.lost',
] as const;

/** In minor units of a currency that may not be one of ours: somebody can refund by hand whatever is there. */
const ProviderAmount = z.object({ amount: z.int(), currency: z.string() });

const common = {
  /** The provider's id of the event, the same in each attempt. */
  eventId: z.string().regex(/^[\w.:-]{1,200}$/),
  /** When it happened, by the provider's clock; RFC 3339. */
  at: z.iso.datetime(),
};

/** What happened to a payment. Statuses are the provider's own words. */
const PaymentChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('payment'), status: z.string(), code: z.string().exactOptional() }),
  /** All refunds of the payment together. */
  z.object({ kind: z.literal('refunded'), total: ProviderAmount }),
  z.object({
    kind: z.literal('refund'),
    refundId: z.string().register(personalData, { of: 'payer' }),
    status: z.string(),
    amount: ProviderAmount,
  }),
  z.object({
    kind: z.literal('dispute'),
    disputeId: z.string().register(personalData, { of: 'payer' }),
    status: z.string(),
    amount: ProviderAmount,
  }),
]);
export type PaymentChange = z.infer<typeof PaymentChange>;

export const PaymentEvent = z.object({
  ...common,
  provider: z.literal('payments'),
  type: z.enum(paymentEventTypes),
  paymentId: z.string().min(1).max(200).register(personalData, { of: 'payer' }),
  /** The order that the payment was opened for, if the event says so. */
  order: OrderRef.exactOptional(),
  change: PaymentChange,
});
export type PaymentEvent = z.infer<typeof PaymentEvent>;

export const ShipmentEvent = z.object({
  ...common,
  provider: z.literal('carrier'),
  type: z.enum(shipmentEventTypes),
  /** What we booked the shipment with: the order's id. */
  reference: z.string().min(1).max(128),
  trackingNumber: z.string().register(personalData, { of: 'recipient' }),
  status: z.enum(['shipped', 'delivered', 'returned', 'lost']),
  /** Rises with each change of the shipment, so it orders its events. */
  version: z.int().positive(),
  /** All packages after the change. */
  packages: z.array(
    z.object({
      trackingNumber: z.string().min(1).max(200).register(personalData, { of: 'recipient' }),
      // A word that the carrier adds describes a parcel on its way.
      status: z.enum(shipmentStatusNames).catch('shipped'),
      /** Empty if the carrier does not say what is in it. */
      items: z.array(ParcelLine).catch([]),
    }),
  ),
});
export type ShipmentEvent = z.infer<typeof ShipmentEvent>;

/** A verified event of a provider. It is a hint, and may come late, twice and out of order. */
export const ProviderEvent = z.discriminatedUnion('provider', [PaymentEvent, ShipmentEvent]);
export type ProviderEvent = z.infer<typeof ProviderEvent>;
export type EventProvider = ProviderEvent['provider'];
