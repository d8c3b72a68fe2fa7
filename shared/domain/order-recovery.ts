import type { Cause } from './cause.ts';
import type { OpenOrder, Order } from './order.ts';
import { changeWithEvent, changeWithoutEvent, type Decision, superseded, unchanged } from './order-decision.ts';
import { continueRun, failureOf, hasSagaStatus, isOf } from './order-run.ts';

/* The decisions on an order whose saga is stuck or lost. */

/** Its saga has something left to do. */
export function isOpen(order: Order): order is OpenOrder {
  return order.saga.status !== 'completed';
}

/**
 * A person is needed: what is left is written where both the partner's support and the operator look.
 *
 * @param answered the newest request to try again that the saga has followed; a newer one stays
 */
export function stick(
  order: Order,
  { answered = 0, ...what }: { remaining: string[]; because: Cause; answered?: number | undefined },
  { run, at }: { run: string; at: Date },
): Decision<OpenOrder> {
  // An order that has ended is not stuck, even if its saga has not seen the reply that says so.
  if (!isOpen(order) || !isOf(order, run)) return superseded;
  const failure = failureOf(order);
  const request = order.saga.status === 'stuck' ? order.saga.resumeRequested : undefined;
  const open = request !== undefined && request.version > answered ? { resumeRequested: request } : {};
  const saga = { status: 'stuck' as const, run, ...(failure ? { failure } : {}), ...what, ...open };
  const stuck: OpenOrder = { ...order, delayed: true, saga };
  if (order.saga.status === 'stuck') return changeWithoutEvent('stickAgain', order, stuck);
  return changeWithEvent('stick', order, stuck, at, {});
}

/** What was stuck is done: the saga goes on where it was. */
export function resume(order: Order, { run, at }: { run: string; at: Date }): Decision<OpenOrder> {
  if (!isOf(order, run)) return superseded;
  if (!hasSagaStatus(order, 'stuck')) return unchanged;
  const { delayed: _, ...rest } = order;
  return changeWithEvent('resume', order, { ...rest, saga: continueRun(run, order.saga.failure) }, at, {});
}

/**
 * An operator has mended something, and wants a stuck saga to try again now. The order says so, and the saga that has it
 * looks there: which task hub that saga is in makes no difference.
 */
export function requestResume(order: Order, { at }: { at: Date }): Decision<OpenOrder> | { kind: 'not_stuck' } {
  if (!hasSagaStatus(order, 'stuck')) return { kind: 'not_stuck' };
  const resumeRequested = { version: order.version + 1, at: at.toISOString() };
  return changeWithEvent('requestResume', order, { ...order, saga: { ...order.saga, resumeRequested } }, at, {});
}

/**
 * Takes an order from the run that has it, which is lost, for another run to claim. If the first run isn't lost after
 * all, it finds the order taken and leaves: it writes nothing more, and undoes nothing. A run that was compensating
 * hands that on: money that is on its way back is not taken again.
 */
export function reclaim(order: Order, { at }: { at: Date }): Decision<OpenOrder> | { kind: 'ended' } {
  if (!isOpen(order)) return { kind: 'ended' };
  const { delayed: _, ...rest } = order;
  const failure = failureOf(order);
  const saga = { status: 'waiting' as const, ...(failure ? { failure } : {}) };
  return changeWithEvent('reclaim', order, { ...rest, saga }, at, {});
}
