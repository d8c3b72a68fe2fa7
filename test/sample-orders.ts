import { PartnerId, refundIdFor, Sku } from '../shared/domain/ids.ts';
import type { Order } from '../shared/domain/order.ts';
import { cancel } from '../shared/domain/order-cancellation.ts';
import {
  authorize,
  awaitPayment,
  book,
  claim,
  compensate,
  confirm,
  fail,
  notePayment,
  reserve,
} from '../shared/domain/order-changes.ts';
import type { Decision } from '../shared/domain/order-decision.ts';
import { CANCELLED } from '../shared/domain/order-failure.ts';
import { delay } from '../shared/domain/order-outage.ts';
import { place, priceLines } from '../shared/domain/order-placement.ts';
import { reclaim, stick } from '../shared/domain/order-recovery.ts';
import { requestRefund } from '../shared/domain/order-refunds.ts';
import type { Refund } from '../shared/domain/refund.ts';
import { succeed } from '../shared/domain/refund-changes.ts';

/** One order in each state, for the specs of decisions. */

export const at = new Date('2026-01-02T03:04:05.000Z');
/** The run that has claimed the order. */
export const step = { run: 'run-1', at };
export const shipment = { trackingNumber: 'T1', carrier: 'simulated' };
export const failure = {
  code: 'carrier_unavailable',
  message: 'The shipment could not be booked.',
  step: 'book-shipment',
} as const;
export const because = { code: 'error', message: 'provider down' };
export const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };

const line = { sku: Sku.parse('MUG-01'), quantity: 2 };
const pricing = priceLines([line], new Map([[line.sku, { amount: 1250, currency: 'EUR' as const }]]));
if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
const asked = { lines: [line], shipTo, paymentMethod: 'pm_card_visa', reference: 'PO-1' };
export const placing = place(asked, pricing, { partnerId: PartnerId.parse('acme'), idempotencyKey: 'k', at });

/** The order after these commands, each of which must change it. */
export function after(
  order: Order,
  ...commands: ((order: Order) => Decision | { kind: 'ended' | 'left' | 'not_stuck' | 'too_late' })[]
): Order {
  return commands.reduce((state, command) => {
    const decision = command(state);
    if (decision.kind !== 'changed') throw new Error(`${command} left ${state.status} as ${decision.kind}`);
    return decision.order;
  }, order);
}

const pending: Order = placing.order;
const claimed = after(pending, (order) => claim(order, step));
const reserved = after(claimed, (order) => reserve(order, step));
const noted = after(reserved, (order) => notePayment(order, 'pi_1', step));
export const action = {
  type: 'redirect',
  url: 'https://bank.example/1',
  expiresAt: '2026-01-02T03:34:05.000Z',
} as const;
const awaiting = after(noted, (order) => awaitPayment(order, action, step));
const cancellingAwaiting = after(awaiting, (order) => cancel(order, { at }));
const authorized = after(noted, (order) => authorize(order, step));
const delayed = after(authorized, (order) => delay(order, { activity: 'book-shipment', because, nextAt: at }, step));
const booked = after(authorized, (order) => book(order, shipment, step));
const confirmed = after(booked, (order) => confirm(order, step));
const compensating = after(authorized, (order) => compensate(order, failure, step));
const failed = after(compensating, (order) => fail(order, failure, step));
const stuckForward = after(booked, (order) => stick(order, { remaining: ['confirm-order'], because }, step));
const stuckUndoing = after(compensating, (order) => stick(order, { remaining: ['undo-x'], because }, step));
const cancelling = after(authorized, (order) => cancel(order, { at }));
const cancelled = after(cancelling, (order) => fail(order, CANCELLED, step, ['payment_released', 'stock_released']));
const cancelledInQueue = after(pending, (order) => cancel(order, { at }));
const reclaimed = after(booked, (order) => reclaim(order, { at }));

const cancelledTooLate = after(booked, (order) => cancel(order, { at }));

/** Requests a refund of an amount, or of all that is left. */
export function refundOf(order: Order, amount?: number): { order: Order; refund: Refund } {
  const id = refundIdFor(order.id, `${order.version}`);
  const what = amount === undefined ? 'all' : { amount: { amount, currency: 'EUR' as const } };
  const asked = requestRefund(order, { id, what, reason: 'why', restock: 'no', fingerprint: 'f' }, { at });
  if (asked.kind !== 'changed') throw new Error(asked.kind);
  return asked;
}
const someOf = refundOf(confirmed, 500);
const allOf = refundOf(confirmed);
const refunding = someOf.order;
const refundingAll = allOf.order;
const partiallyRefunded = after(refunding, (order) => succeed(order, someOf.refund, at));
const refunded = after(refundingAll, (order) => succeed(order, allOf.refund, at));

export const orders = {
  pending,
  claimed,
  reserved,
  noted,
  awaiting,
  cancellingAwaiting,
  authorized,
  delayed,
  booked,
  confirmed,
  compensating,
  failed,
  stuckForward,
  stuckUndoing,
  cancelling,
  cancelled,
  cancelledInQueue,
  reclaimed,
  cancelledTooLate,
  refunding,
  refundingAll,
  partiallyRefunded,
  refunded,
};
