import type { Cause } from './cause.ts';
import type { OpenOrder, Order } from './order.ts';
import { changeWithEvent, changeWithoutEvent, type Decision, superseded, unchanged } from './order-decision.ts';
import { continueRun, failureOf, hasSagaStatus, isOf } from './order-run.ts';
import type { OpenSaga } from './order-saga-state.ts';

/* The decisions on an order whose saga is stuck or lost. */

/** Whether the order's saga still has work to do. */
export function isOpen(order: Order): order is OpenOrder {
  return order.saga.status !== 'completed';
}

/**
 * An operator is needed: notes what remains to be done, where both support and operators look.
 *
 * @param answered the newest retry request that the saga has followed; a newer one stays
 */
export function stick(
  order: Order,
  { answered = 0, ...what }: { remaining: string[]; because: Cause; answered?: number | undefined },
  { run, at }: { run: string; at: Date },
): Decision<OpenOrder> {
  // An order that has ended is not stuck, even if its saga missed the reply that said so.
  if (!isOpen(order) || !isOf(order, run)) return superseded;
  const failure = failureOf(order);
  const request = order.saga.status === 'stuck' ? order.saga.resumeRequested : undefined;
  const open = request !== undefined && request.version > answered ? { resumeRequested: request } : {};
  const saga = { status: 'stuck' as const, run, ...(failure ? { failure } : {}), ...what, ...open };
  const stuck: OpenOrder = { ...order, delayed: true, saga };
  if (order.saga.status === 'stuck') return changeWithoutEvent('stickAgain', order, stuck);
  return changeWithEvent('stick', order, stuck, at, {});
}

/** What was stuck is done: the saga continues where it was. */
export function resume(order: Order, { run, at }: { run: string; at: Date }): Decision<OpenOrder> {
  if (!isOf(order, run)) return superseded;
  if (!hasSagaStatus(order, 'stuck')) return unchanged;
  const { delayed: _, ...rest } = order;
  return changeWithEvent('resume', order, { ...rest, saga: continueRun(run, order.saga.failure) }, at, {});
}

/**
 * An operator has repaired something and wants a stuck saga to try again now. The request is noted on the order, where
 * its saga looks, whichever task hub the saga is in.
 */
export function requestResume(order: Order, { at }: { at: Date }): Decision<OpenOrder> | { kind: 'not_stuck' } {
  if (!hasSagaStatus(order, 'stuck')) return { kind: 'not_stuck' };
  const resumeRequested = { version: order.version + 1, at: at.toISOString() };
  return changeWithEvent('requestResume', order, { ...order, saga: { ...order.saga, resumeRequested } }, at, {});
}

/**
 * Takes an order from the run that has it, which is probably lost, so that another run can claim it. If the first run
 * still works, it finds the order taken and stops: it writes nothing more and undoes nothing. If it was compensating,
 * the next run continues that, so that money on its way back is not taken again.
 */
export function reclaim(order: Order, { at }: { at: Date }): Decision<OpenOrder> | { kind: 'ended' } {
  if (!isOpen(order)) return { kind: 'ended' };
  const { delayed: _, sagaRestarts: __, ...rest } = order;
  return changeWithEvent('reclaim', order, { ...rest, saga: waitAgain(order) }, at, {});
}

/** An order whose saga is lost this often needs an operator: another saga would be lost too. */
export const MOST_RESTARTS = 5;

/**
 * The instance of this run has ended, and left the order as it is: takes the order from that run, as an operator does with
 * `reclaim`. `left`: that was done too often.
 */
export function restart(order: Order, { run, at }: { run: string; at: Date }): Decision<OpenOrder> | { kind: 'left' } {
  if (!isOpen(order) || !isOf(order, run)) return superseded;
  const { delayed: _, sagaRestarts = 0, ...rest } = order;
  if (sagaRestarts >= MOST_RESTARTS) return { kind: 'left' };
  const released = { ...rest, saga: waitAgain(order), sagaRestarts: sagaRestarts + 1 };
  return changeWithEvent('restart', order, released, at, {});
}

function waitAgain(order: OpenOrder): OpenSaga {
  const failure = failureOf(order);
  return { status: 'waiting', ...(failure ? { failure } : {}) };
}
