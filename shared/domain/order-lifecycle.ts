import type { OpenOrder, Order, OrderStatus } from './order.ts';

/*
 * The life of an order in three tables: its statuses, the commands that change it, and their events. The changes
 * themselves, the API and its OpenAPI document, reports, subscriptions and the operator's tool read from here. A status
 * or an event that is missing here does not compile.
 */

interface StatusFacts<S extends OrderStatus> {
  /** Whether its saga still has work to do. Operators look for stuck and late orders among these. */
  isOpen: S extends OpenOrder['status'] ? true : false;
  /** The explanation for partners. */
  means: string;
}

/** In the order in which they follow each other. */
const statuses: { [S in OrderStatus]: StatusFacts<S> } = {
  pending: { isOpen: true, means: 'accepted; processing has not started' },
  reserved: { isOpen: true, means: 'the stock is reserved' },
  awaiting_payment: { isOpen: true, means: 'the payer has to confirm the payment: see `payment.action`' },
  authorized: { isOpen: true, means: 'the amount is held' },
  booked: { isOpen: true, means: 'the shipment is booked' },
  confirmed: { isOpen: false, means: 'paid; only a refund or a cancellation can follow' },
  refunding: { isOpen: false, means: 'paid; a refund is on its way' },
  partially_refunded: { isOpen: false, means: 'paid, and a part was refunded; more can be refunded' },
  refunded: { isOpen: false, means: 'paid, and all of it was refunded; final' },
  cancelling: { isOpen: true, means: 'you cancelled it; everything done so far is being undone' },
  cancelled: { isOpen: false, means: 'you cancelled it, and everything was undone; final' },
  failed: { isOpen: false, means: 'everything done so far was undone; final' },
};

export const orderStatuses = Object.keys(statuses) as OrderStatus[];
export const openStatuses = orderStatuses.filter((status) => statuses[status].isOpen) as OpenOrder['status'][];
export const meaningOf = (status: OrderStatus): string => statuses[status].means;

const refundStatuses = ['refunding', 'partially_refunded', 'refunded'] as const;
/** The order can wait for a verdict of its screening. */
const screenedStatuses = ['pending', 'reserved', 'awaiting_payment', 'authorized'] as const;
const paidStatuses = ['confirmed', ...refundStatuses] as const;
/** The carrier has a shipment of the order, and announces its moves. */
const trackedStatuses = ['booked', ...paidStatuses] as const;

interface CommandFacts {
  by: 'partner' | 'saga' | 'operator' | 'payer' | 'carrier' | 'screening';
  /** The statuses in which it changes something. */
  from: readonly OrderStatus[];
  /** The status that it leads to, or several; absent if the status stays the same. */
  to?: OrderStatus | readonly OrderStatus[];
  /** The event that partners and consumers see; absent if only operators see the change. */
  event?: string;
}

/** Command → event and next status. */
export const orderCommands = {
  place: { by: 'partner', from: [], to: 'pending', event: 'order.placed' },
  update: { by: 'partner', from: orderStatuses, event: 'order.updated' },

  cancel: {
    by: 'partner',
    from: ['pending', 'reserved', 'awaiting_payment', 'authorized'],
    to: 'cancelling',
    event: 'order.cancellation_requested',
  },

  noteCancellation: { by: 'partner', from: ['booked'], event: 'order.cancellation_requested' },
  requestRefund: {
    by: 'partner',
    from: ['confirmed', 'refunding', 'partially_refunded'],
    to: 'refunding',
    event: 'order.refund_requested',
  },

  claim: { by: 'saga', from: openStatuses },
  reserve: { by: 'saga', from: ['pending'], to: 'reserved', event: 'order.reserved' },
  notePayment: { by: 'saga', from: ['reserved'] },
  awaitPayment: {
    by: 'saga',
    from: ['reserved', 'awaiting_payment'],
    to: 'awaiting_payment',
    event: 'order.payment_action_required',
  },
  authorize: { by: 'saga', from: ['reserved', 'awaiting_payment'], to: 'authorized', event: 'order.authorized' },
  noteRenewal: { by: 'saga', from: ['authorized'] },
  noteRenewed: { by: 'saga', from: ['authorized'] },
  book: { by: 'saga', from: ['authorized'], to: 'booked', event: 'order.booked' },
  beginCapture: { by: 'saga', from: ['booked'] },
  confirm: { by: 'saga', from: ['booked'], to: 'confirmed', event: 'order.confirmed' },
  compensate: { by: 'saga', from: openStatuses },
  noteSetback: { by: 'saga', from: openStatuses },
  fail: {
    by: 'saga',
    from: ['pending', 'reserved', 'awaiting_payment', 'authorized', 'booked'],
    to: 'failed',
    event: 'order.failed',
  },
  finishCancellation: { by: 'saga', from: ['cancelling'], to: 'cancelled', event: 'order.cancelled' },
  delay: { by: 'saga', from: ['pending', 'reserved', 'awaiting_payment', 'authorized'], event: 'order.delayed' },
  delayAgain: { by: 'saga', from: ['pending', 'reserved', 'awaiting_payment', 'authorized'] },
  stick: { by: 'saga', from: openStatuses, event: 'order.delayed' },
  stickAgain: { by: 'saga', from: openStatuses },
  resume: { by: 'saga', from: openStatuses, event: 'order.resumed' },

  restart: { by: 'saga', from: openStatuses, event: 'order.reclaimed' },

  noteRefund: { by: 'saga', from: paidStatuses },
  refund: {
    by: 'saga',
    from: ['refunding'],
    to: ['refunding', 'partially_refunded', 'refunded'],
    event: 'order.refunded',
  },
  failRefund: {
    by: 'saga',
    from: ['refunding'],
    to: ['refunding', 'partially_refunded', 'refunded', 'confirmed'],
    event: 'order.refund_failed',
  },
  stickRefund: { by: 'saga', from: refundStatuses, event: 'order.delayed' },
  resumeRefund: { by: 'saga', from: refundStatuses, event: 'order.resumed' },

  openDispute: { by: 'payer', from: paidStatuses, event: 'order.disputed' },
  closeDispute: { by: 'payer', from: paidStatuses, event: 'order.dispute_closed' },
  bookRefund: {
    by: 'operator',
    from: paidStatuses,
    to: ['refunding', 'partially_refunded', 'refunded'],
    event: 'order.refunded',
  },
  bookPendingRefund: { by: 'operator', from: paidStatuses, to: 'refunding', event: 'order.refund_requested' },
  loseRefund: {
    by: 'saga',
    from: refundStatuses,
    to: ['refunding', 'partially_refunded', 'refunded', 'confirmed'],
    event: 'order.refund_failed',
  },
  ship: { by: 'carrier', from: trackedStatuses, event: 'order.shipped' },
  deliver: { by: 'carrier', from: trackedStatuses, event: 'order.delivered' },
  returnParcels: { by: 'carrier', from: trackedStatuses, event: 'order.returned' },
  loseParcels: { by: 'carrier', from: trackedStatuses, event: 'order.lost' },
  moveParcels: { by: 'carrier', from: trackedStatuses, event: 'order.shipment_updated' },

  hold: { by: 'screening', from: screenedStatuses, event: 'order.held' },
  clear: { by: 'screening', from: screenedStatuses },
  release: { by: 'screening', from: screenedStatuses, event: 'order.released' },
  reject: { by: 'screening', from: screenedStatuses, event: 'order.rejected' },

  requestRefundResume: { by: 'operator', from: refundStatuses, event: 'order.resume_requested' },
  reclaimRefund: { by: 'operator', from: refundStatuses, event: 'order.reclaimed' },
  requestResume: { by: 'operator', from: openStatuses, event: 'order.resume_requested' },
  reclaim: { by: 'operator', from: openStatuses, event: 'order.reclaimed' },
} as const satisfies Record<string, CommandFacts>;

type Commands = typeof orderCommands;
export type Command = keyof Commands;
export type CommandWithEvent = { [C in Command]: Commands[C] extends { event: string } ? C : never }[Command];
export type OrderEventType = Commands[CommandWithEvent]['event'];

/** The order before and after a command. */
export type Before<C extends Command> = Extract<Order, { status: Commands[C]['from'][number] }>;
export type After<C extends Command, From extends Order = Before<C>> = Extract<
  Order,
  { status: Commands[C] extends { to: infer S } ? (S extends readonly (infer One)[] ? One : S) : From['status'] }
>;

/** Statuses that an order never leaves. */
export const finalStatuses = orderStatuses.filter((status) =>
  Object.values<CommandFacts>(orderCommands).every(
    ({ from, to }) => to === undefined || !from.includes(status) || [to].flat().every((next) => next === status),
  ),
);

export type CountsAs = 'order' | 'sale' | 'failure' | 'cancellation' | 'refund' | 'nothing';

interface EventFacts {
  /** The explanation for partners. */
  means: string;
  /** The fields of its data, besides those that all events have. */
  fields: readonly (
    | 'reason'
    | 'step'
    | 'trackingNumber'
    | 'changed'
    | 'undone'
    | 'refundId'
    | 'amount'
    | 'lines'
    | 'expiresAt'
    | 'outcome'
    | 'parcels'
  )[];
  /** How reports count it. */
  countsAs: CountsAs;
  /** Whether the order's saga has to act on it. */
  callsSaga: boolean;
}

const onlyTold = { fields: [], countsAs: 'nothing', callsSaga: false } as const;
const callsSaga = { ...onlyTold, callsSaga: true } as const;

/** Each event and what is done with it. All events are in the order's timeline and in its stream. */
export const orderEvents = {
  'order.placed': { ...callsSaga, means: 'you placed the order', fields: ['lines'], countsAs: 'order' },
  'order.reserved': { ...onlyTold, means: 'the stock is reserved' },
  'order.payment_action_required': {
    ...onlyTold,
    means: 'the payer has to confirm the payment: get the order, and open its `payment.action.url` in their browser',
    fields: ['expiresAt'],
  },
  'order.authorized': { ...onlyTold, means: 'the amount is held' },
  'order.booked': { ...onlyTold, means: 'the shipment is booked', fields: ['trackingNumber'] },
  'order.confirmed': { ...onlyTold, means: 'the order is paid', fields: ['lines'], countsAs: 'sale' },
  'order.failed': {
    ...onlyTold,
    means: 'the order failed, and everything done so far was undone',
    fields: ['reason', 'step', 'undone'],
    countsAs: 'failure',
  },
  'order.cancellation_requested': { ...callsSaga, means: 'you cancelled the order' },
  'order.cancelled': {
    ...onlyTold,
    means: 'everything done so far was undone',
    fields: ['undone'],
    countsAs: 'cancellation',
  },
  'order.refund_requested': {
    ...callsSaga,
    means: 'you or our staff requested a refund, or you cancelled an order that was paid',
    fields: ['refundId', 'amount'],
  },
  'order.refunded': {
    ...onlyTold,
    means: 'a refund succeeded: the money is on its way to the payer',
    fields: ['refundId', 'amount', 'lines'],
    countsAs: 'refund',
  },
  'order.refund_failed': {
    ...onlyTold,
    means: 'a refund was refused or did not arrive, and the money is not refunded; you may request another one',
    fields: ['refundId', 'amount', 'reason'],
  },
  'order.disputed': {
    ...onlyTold,
    means: 'the payer disputed the payment at their bank; the amount can’t be refunded',
    fields: ['amount'],
  },
  'order.dispute_closed': {
    ...onlyTold,
    means: 'the bank decided: won, the money stays; lost, the payer has it',
    fields: ['amount', 'outcome'],
  },
  'order.shipped': { ...onlyTold, means: 'the first parcel has left', fields: ['parcels'] },
  'order.delivered': { ...onlyTold, means: 'all parcels are delivered', fields: ['parcels'] },
  'order.returned': {
    ...onlyTold,
    means: 'no parcel is on its way, and one came back; nothing is refunded by itself',
    fields: ['parcels'],
  },
  'order.lost': {
    ...onlyTold,
    means: 'no parcel is on its way, and the carrier does not find one; nothing is refunded by itself',
    fields: ['parcels'],
  },
  'order.shipment_updated': {
    ...onlyTold,
    means: 'a parcel has moved or was added, and the status of the whole shipment stays the same',
    fields: ['parcels'],
  },
  'order.updated': { ...onlyTold, means: 'you changed the order', fields: ['changed'] },
  'order.delayed': { ...onlyTold, means: 'the order waits for an outage to end or for our staff' },
  'order.resumed': { ...onlyTold, means: 'the order continues' },
  'order.held': { ...onlyTold, means: 'the order is under review, and waits for the result' },
  'order.released': { ...callsSaga, means: 'the review is over, and the order continues' },
  'order.rejected': {
    ...callsSaga,
    means: 'the order was not accepted after a review; everything done so far is being undone',
  },
  'order.resume_requested': { ...callsSaga, means: 'our staff requested another attempt' },
  'order.reclaimed': { ...callsSaga, means: 'the work on the order was started again, because its process was lost' },
} as const satisfies { [T in OrderEventType]: EventFacts };

type Events = typeof orderEvents;
export type EventField<T extends OrderEventType = OrderEventType> = Events[T]['fields'][number];
export type SagaCall = { [T in OrderEventType]: Events[T]['callsSaga'] extends true ? T : never }[OrderEventType];

export const orderEventTypes = Object.keys(orderEvents) as OrderEventType[];
export const sagaCalls = orderEventTypes.filter((type) => orderEvents[type].callsSaga) as SagaCall[];
