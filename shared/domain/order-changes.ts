import type { Cause } from './cause.ts';
import type { Address, Failure, Order, Shipment } from './order.ts';
import { eventOf, type OrderEvent, type OrderEventType } from './order-events.ts';

/**
 * The decisions on an order: one pure function a command, given the order as it is and the time.
 *
 * `changed` carries the next state and the event that tells of it (none where a partner sees no difference),
 * `unchanged` says that it had been done before, `superseded` that the order has gone another way and the
 * caller must leave it alone.
 */
export type Decision =
  | { kind: 'changed'; order: Order; event?: OrderEvent }
  | { kind: 'unchanged' }
  | { kind: 'superseded' };

const unchanged: Decision = { kind: 'unchanged' };
const superseded: Decision = { kind: 'superseded' };

/** What a saga writes: which order it takes a step further is decided by the run that claimed it. */
interface Step {
  run: string;
  at: Date;
}

/**
 * The first run to come takes the order; a later one leaves without acting. A run that finds a failure has to undo what
 * an earlier one had begun.
 */
export function claim(
  order: Order,
  { run, instance, version }: Step & { instance?: string | undefined; version?: string | undefined },
): Decision {
  if (order.saga.status === 'waiting') {
    const { failure } = order.saga;
    const saga = failure ? ({ status: 'compensating', run, failure } as const) : ({ status: 'running', run } as const);
    return internally({
      ...order,
      saga,
      ...(instance === undefined ? {} : { sagaInstance: instance }),
      ...(version === undefined ? {} : { sagaVersion: version }),
    });
  }
  return order.saga.run === run ? unchanged : superseded;
}

export function reserve(order: Order, step: Step): Decision {
  if (!isRunning(order, step)) return superseded;
  if (order.status !== 'pending') return unchanged;
  return told({ ...order, status: 'reserved' }, 'order.reserved', step.at);
}

/**
 * Notes the payment before it is asked to move money, so that whoever undoes can find it. There is one: an attempt that
 * opened another goes on with the one that is noted, and its own moves nothing.
 */
export function notePayment(order: Order, paymentId: string, step: Step): Decision {
  if (!isRunning(order, step)) return superseded;
  if (order.payment !== undefined) return unchanged;
  if (order.status !== 'reserved') return superseded;
  return internally({ ...order, payment: { id: paymentId } });
}

export function authorize(order: Order, step: Step): Decision {
  if (!isRunning(order, step)) return superseded;
  if (order.status !== 'reserved') return order.status === 'pending' ? superseded : unchanged;
  if (order.payment === undefined) return superseded;
  return told({ ...order, status: 'authorized', payment: order.payment }, 'order.authorized', step.at);
}

export function book(order: Order, shipment: Shipment, step: Step): Decision {
  if (!isRunning(order, step)) return superseded;
  if (order.status === 'booked' || order.status === 'confirmed') return unchanged;
  if (order.status !== 'authorized') return superseded;
  const { trackingNumber } = shipment;
  return told({ ...order, status: 'booked', shipment }, 'order.booked', step.at, { trackingNumber });
}

/** Only past the pivot: an order that was confirmed is never compensated. */
export function confirm(order: Order, { run, at }: Step): Decision {
  if (order.status === 'confirmed') return unchanged;
  if (order.status !== 'booked' || !isOf(order, run) || order.saga.status === 'compensating') return superseded;
  const { delayed: _, ...rest } = order;
  return told({ ...rest, status: 'confirmed', saga: { status: 'completed', run } }, 'order.confirmed', at);
}

/** From here on whatever comes late from a forward step is refused: the undo must find the books closed. */
export function compensate(order: Order, failure: Failure, { run }: Step): Decision {
  if (isRunning(order, { run })) return internally({ ...order, saga: { status: 'compensating', run, failure } });
  return order.saga.status === 'compensating' && isOf(order, run) ? unchanged : superseded;
}

/**
 * An attempt at an undo failed: noted for operators, who see that somebody is at it, and with what luck.
 *
 * @param nextAt when it is tried again after so many attempts; undefined if it isn't
 */
export function noteSetback(
  order: Order,
  { activity, because, nextAt }: { activity: string; because: Cause; nextAt(attempts: number): Date | undefined },
  { run, at }: Step,
): Decision {
  const { saga } = order;
  if (saga.status !== 'compensating' || saga.run !== run) return superseded;
  const attempts = saga.setback?.at === activity ? saga.setback.attempts + 1 : 1;
  const next = nextAt(attempts)?.toISOString();
  const setback = { at: activity, attempts, because, failedAt: at.toISOString(), ...(next ? { nextAt: next } : {}) };
  return internally({ ...order, saga: { ...saga, setback } });
}

/** All is undone. */
export function fail(order: Order, failure: Failure, { run, at }: Step): Decision {
  if (order.status === 'failed') return unchanged;
  if (!isOf(order, run) || order.status === 'confirmed') return superseded;
  const { delayed: _, ...rest } = order;
  const failed: Order = { ...rest, status: 'failed', failure, saga: { status: 'completed', run } };
  return told(failed, 'order.failed', at, { reason: failure.code, step: failure.step });
}

/**
 * A person is needed: what is left is written where both the partner's support and the operator look.
 *
 * @param answered the newest request to try again that the saga has followed; a newer one stays
 */
export function stick(
  order: Order,
  { answered = 0, ...what }: { remaining: string[]; because: Cause; answered?: number | undefined },
  { run, at }: Step,
): Decision {
  if (!isOf(order, run)) return superseded;
  const failure = 'failure' in order.saga && order.saga.failure ? { failure: order.saga.failure } : {};
  const request = order.saga.status === 'stuck' ? order.saga.resumeRequested : undefined;
  const open = request !== undefined && request.version > answered ? { resumeRequested: request } : {};
  const stuck: Order = { ...order, delayed: true, saga: { status: 'stuck', run, ...failure, ...what, ...open } };
  return order.saga.status === 'stuck' ? internally(stuck) : told(stuck, 'order.delayed', at);
}

/** What was stuck is done: the saga goes on where it was. */
export function resume(order: Order, { run, at }: Step): Decision {
  if (!isOf(order, run)) return superseded;
  if (order.saga.status !== 'stuck') return unchanged;
  const { delayed: _, ...rest } = order;
  const { failure } = order.saga;
  const saga = failure ? ({ status: 'compensating', run, failure } as const) : ({ status: 'running', run } as const);
  return told({ ...rest, saga }, 'order.resumed', at);
}

/**
 * An operator has mended something, and wants a stuck saga to try again now. The order says so, and the saga that has it
 * looks there: which task hub that saga is in makes no difference.
 */
export function requestResume(order: Order, { at }: { at: Date }): Decision | { kind: 'not_stuck' } {
  if (order.saga.status !== 'stuck') return { kind: 'not_stuck' };
  const resumeRequested = { version: order.version + 1, at: at.toISOString() };
  return told({ ...order, saga: { ...order.saga, resumeRequested } }, 'order.resume_requested', at, {}, 'operator');
}

/**
 * Takes an order from the run that has it, which is lost, for another run to claim. If the first run isn't lost after
 * all, it finds the order taken and leaves: it writes nothing more, and undoes nothing. A run that was compensating
 * hands that on: money that is on its way back is not taken again.
 */
export function reclaim(order: Order, { at }: { at: Date }): Decision | { kind: 'ended' } {
  if (order.saga.status === 'completed') return { kind: 'ended' };
  const { delayed: _, ...rest } = order;
  const failure = 'failure' in order.saga && order.saga.failure ? { failure: order.saga.failure } : {};
  return told({ ...rest, saga: { status: 'waiting', ...failure } }, 'order.reclaimed', at, {}, 'operator');
}

/** What a partner may change of an order: `null` takes a value away. */
export interface OrderUpdate {
  reference?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  shipTo?: Address | undefined;
}

/**
 * What is asked for and there already is no change. The address is fixed once the order is authorized, because the next
 * thing to happen is that somebody drives there.
 */
export function update(order: Order, change: OrderUpdate, { at }: { at: Date }): Decision | { kind: 'too_late' } {
  const { reference: before, ...rest } = order;
  const reference = change.reference === undefined ? before : (change.reference ?? undefined);
  const { metadata = order.metadata, shipTo = order.shipTo } = change;
  const changed = [
    ...(reference === before ? [] : ['reference']),
    ...(isSame(metadata, order.metadata) ? [] : ['metadata']),
    ...(isSame(shipTo, order.shipTo) ? [] : ['shipTo']),
  ];
  if (changed.length === 0) return unchanged;
  const addressIsOpen = (order.status === 'pending' || order.status === 'reserved') && !('failure' in order.saga);
  if (changed.includes('shipTo') && !addressIsOpen) return { kind: 'too_late' };

  const next: Order = { ...rest, ...(reference === undefined ? {} : { reference }), metadata, shipTo };
  return told(next, 'order.updated', at, { changed }, 'partner');
}

/** The same texts under the same names, in any order. */
function isSame(some: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => some[name] === others[name]);
}

/** The run has the order, however it stands. */
export function isOf(order: Order, run: string): order is Order & { saga: { run: string } } {
  return order.saga.status !== 'waiting' && order.saga.run === run;
}

/** The run still has the order, and goes forward with it. */
export function isRunning(order: Order, { run }: { run: string }): boolean {
  return order.saga.status === 'running' && order.saga.run === run;
}

function internally(order: Order): Decision {
  return { kind: 'changed', order };
}

function told(
  order: Order,
  type: OrderEventType,
  at: Date,
  details: Parameters<typeof eventOf>[3] = {},
  by: OrderEvent['by'] = 'saga',
): Decision {
  const next = { ...order, version: order.version + 1, updatedAt: at.toISOString() };
  return { kind: 'changed', order: next, event: eventOf(next, type, by, details) };
}
