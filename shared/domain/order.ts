import { z } from 'zod';
import { Cause } from './cause.ts';
import { OrderId, PartnerId, Sku } from './ids.ts';
import { Money } from './money.ts';

/** An order as it is stored: a union on `status` whose variants carry only what they have. */

export const Address = z
  .object({
    name: z.string().describe('Who receives it'),
    street: z.string().describe('Street and number'),
    city: z.string().describe('City'),
    postalCode: z.string().describe('Postal code'),
    country: z.string().describe('ISO 3166-1 alpha-2'),
  })
  .meta({ id: 'Address' });
export type Address = z.infer<typeof Address>;

export const OrderLine = z
  .object({
    sku: Sku,
    quantity: z.int().positive().describe('How many of it'),
    unitPrice: Money.describe('What one of it costs, as priced when the order was placed'),
    total: Money.describe('What all of it costs'),
  })
  .meta({ id: 'OrderLine' });
export type OrderLine = z.infer<typeof OrderLine>;

/** Why an order failed, for the partner: a code of a closed set, one sentence, and the step that it failed at. */
export const Failure = z
  .object({
    code: z.string().describe('What went wrong, for programs: `payment_declined`'),
    message: z.string().describe('The same for people, in a sentence'),
    step: z.string().describe('The step that failed: `authorize-payment`'),
  })
  .meta({ id: 'OrderFailure' });
export type Failure = z.infer<typeof Failure>;

/** Those that were stuck before there were codes have a text. */
export const Because = z.union([
  Cause,
  z.string().transform((message) => ({ code: 'error', message: message.split('\n')[0] ?? '' })),
]);

/** The last attempt at an undo that failed, for operators. */
const Setback = z.object({
  /** The activity's name. */
  at: z.string(),
  /** How many of its attempts have failed. */
  attempts: z.int().positive(),
  because: Because,
  failedAt: z.iso.datetime(),
  /** When it is tried again; absent after the last attempt, when the saga is about to be stuck. */
  nextAt: z.iso.datetime().optional(),
});
export type Setback = z.infer<typeof Setback>;

/** How the saga stands, for operators; a partner sees `status` instead. */
export const SagaState = z.discriminatedUnion('status', [
  /** For a run; with a failure for one that undoes what an earlier run had begun. */
  z.object({ status: z.literal('waiting'), failure: Failure.optional() }),
  z.object({ status: z.literal('running'), run: z.string() }),
  z.object({
    status: z.literal('compensating'),
    run: z.string(),
    failure: Failure,
    setback: Setback.optional(),
  }),
  z.object({
    status: z.literal('stuck'),
    run: z.string(),
    failure: Failure.optional(),
    /** What is left to do or undo, by the names of the activities. */
    remaining: z.array(z.string()).min(1),
    because: Because,
    /** An operator wants it to try again now: `version` is the order's since then. Gone when the saga has tried. */
    resumeRequested: z.object({ version: z.int().positive(), at: z.iso.datetime() }).optional(),
  }),
  z.object({ status: z.literal('completed'), run: z.string() }),
]);
export type SagaState = z.infer<typeof SagaState>;

/** The provider's payment, known from before it was asked to move any money. */
export const Payment = z.object({ id: z.string() });
export const Shipment = z
  .object({
    trackingNumber: z.string().describe('What the carrier finds the parcel by'),
    carrier: z.string().describe('Who carries it'),
  })
  .meta({ id: 'Shipment' });
export type Shipment = z.infer<typeof Shipment>;

const common = z.object({
  id: OrderId,
  partnerId: PartnerId,
  /** Counts the changes that a partner can see: one event each. */
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  reference: z.string().optional(),
  lines: z.array(OrderLine).min(1),
  total: Money,
  shipTo: Address,
  paymentMethod: z.string(),
  metadata: z.record(z.string(), z.string()),
  /** Set while the order waits for an outage to end or for a person. */
  delayed: z.literal(true).optional(),
  saga: SagaState,
  /** Of Durable Functions, which has claimed the order; of those claimed before it was noted `order-<id>`. */
  sagaInstance: z.string().optional(),
  /** Of the saga's body, as Durable Functions gave it to that instance. */
  sagaVersion: z.string().optional(),
  payment: Payment.optional(),
});
const paid = { payment: Payment };
const shipped = { ...paid, shipment: Shipment };

export const PendingOrder = common.extend({ status: z.literal('pending') });
export const ReservedOrder = common.extend({ status: z.literal('reserved') });
export const AuthorizedOrder = common.extend({ status: z.literal('authorized'), ...paid });
export const BookedOrder = common.extend({ status: z.literal('booked'), ...shipped });
export const ConfirmedOrder = common.extend({ status: z.literal('confirmed'), ...shipped });
export const FailedOrder = common.extend({ status: z.literal('failed'), failure: Failure });

export const Order = z.discriminatedUnion('status', [
  PendingOrder,
  ReservedOrder,
  AuthorizedOrder,
  BookedOrder,
  ConfirmedOrder,
  FailedOrder,
]);
export type Order = z.infer<typeof Order>;
export type OrderStatus = Order['status'];
export type PendingOrder = z.infer<typeof PendingOrder>;

export const orderStatuses = [
  'pending',
  'reserved',
  'authorized',
  'booked',
  'confirmed',
  'failed',
] as const satisfies OrderStatus[];

/** Whether a saga still works on an order of this status. A status without an entry does not compile. */
const isOpen = {
  pending: true,
  reserved: true,
  authorized: true,
  booked: true,
  confirmed: false,
  failed: false,
} as const satisfies Record<OrderStatus, boolean>;

/** The statuses of orders that have not ended. */
export const openStatuses: readonly OrderStatus[] = orderStatuses.filter((status) => isOpen[status]);
