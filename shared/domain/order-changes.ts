import type { Cause } from './cause.ts';
import {
  type AuthorizedOrder,
  type BookedOrder,
  type ConfirmedOrder,
  FailedOrder,
  type OpenOrder,
  type Order,
  type ReservedOrder,
  type Shipment,
} from './order.ts';
import { changeWithEvent, changeWithoutEvent, type Decision, superseded, unchanged } from './order-decision.ts';
import type { Failure } from './order-failure.ts';
import { continueRun, hasSagaStatus, isOf, isRunning } from './order-run.ts';

/*
 * The decisions on an order: one pure function for each command of the table in order-lifecycle.ts, given the order as it
 * is and the time. The switches have no default: a new status has to say what each command makes of it.
 */

/** What a saga writes: only the run that has claimed the order may change it. */
interface Step {
  run: string;
  at: Date;
}

/**
 * The first run takes the order; a later one leaves without acting. A run that finds a failure has to undo what an
 * earlier one had begun.
 */
export function claim(
  order: Order,
  { run, instance, version }: Step & { instance?: string | undefined; version?: string | undefined },
): Decision<OpenOrder> {
  if (!hasSagaStatus(order, 'waiting')) return isOf(order, run) ? unchanged : superseded;
  return changeWithoutEvent('claim', order, {
    ...order,
    saga: continueRun(run, order.saga.failure),
    ...(instance === undefined ? {} : { sagaInstance: instance }),
    ...(version === undefined ? {} : { sagaVersion: version }),
  });
}

export function reserve(order: Order, step: Step): Decision<ReservedOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
      return changeWithEvent('reserve', order, { ...order, status: 'reserved' }, step.at, {});
    case 'reserved':
    case 'authorized':
    case 'booked':
      return unchanged;
  }
}

/**
 * Notes the payment before it is asked to move money, so that the undo can find it. There is one: an attempt that opened
 * another goes on with the one that is noted, and its own moves nothing.
 */
export function notePayment(order: Order, paymentId: string, step: Step): Decision<ReservedOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
      return superseded;
    case 'reserved':
      if (order.payment !== undefined) return unchanged;
      return changeWithoutEvent('notePayment', order, { ...order, payment: { id: paymentId } });
    case 'authorized':
    case 'booked':
      return unchanged;
  }
}

export function authorize(order: Order, step: Step): Decision<AuthorizedOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
      return superseded;
    case 'reserved': {
      const { payment } = order;
      if (payment === undefined) return superseded;
      return changeWithEvent('authorize', order, { ...order, status: 'authorized', payment }, step.at, {});
    }
    case 'authorized':
    case 'booked':
      return unchanged;
  }
}

export function book(order: Order, shipment: Shipment, step: Step): Decision<BookedOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
    case 'reserved':
      return superseded;
    case 'authorized': {
      const { trackingNumber } = shipment;
      return changeWithEvent('book', order, { ...order, status: 'booked', shipment }, step.at, { trackingNumber });
    }
    case 'booked':
      return unchanged;
  }
}

/** Only past the pivot: an order that was confirmed is never compensated. */
export function confirm(order: Order, { run, at }: Step): Decision<ConfirmedOrder> {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'authorized':
    case 'failed':
      return superseded;
    case 'booked': {
      if (!isOf(order, run) || order.saga.status === 'compensating') return superseded;
      const { delayed: _, ...rest } = order;
      const confirmed = { ...rest, status: 'confirmed', saga: { status: 'completed', run } } as const;
      return changeWithEvent('confirm', order, confirmed, at, {});
    }
    case 'confirmed':
      return unchanged;
  }
}

/** From here on a late write of a forward step is refused, so that the undo works on a fixed state. */
export function compensate(order: Order, failure: Failure, { run }: Step): Decision<OpenOrder> {
  if (isRunning(order, { run })) {
    return changeWithoutEvent('compensate', order, { ...order, saga: continueRun(run, failure) });
  }
  return order.saga.status === 'compensating' && isOf(order, run) ? unchanged : superseded;
}

/**
 * An attempt at an undo failed: noted for operators, who see what is being tried and how often it failed.
 *
 * @param nextAt when it is tried again after so many attempts; undefined if it isn't
 */
export function noteSetback(
  order: Order,
  { activity, because, nextAt }: { activity: string; because: Cause; nextAt(attempts: number): Date | undefined },
  { run, at }: Step,
): Decision<OpenOrder> {
  if (!hasSagaStatus(order, 'compensating') || order.saga.run !== run) return superseded;
  const { saga } = order;
  const attempts = saga.setback?.at === activity ? saga.setback.attempts + 1 : 1;
  const next = nextAt(attempts)?.toISOString();
  const setback = { at: activity, attempts, because, failedAt: at.toISOString(), ...(next ? { nextAt: next } : {}) };
  return changeWithoutEvent('noteSetback', order, { ...order, saga: { ...saga, setback } });
}

/** All is undone. Of what the order was, the failed one keeps its own: no shipment that was cancelled. */
export function fail(order: Order, failure: Failure, { run, at }: Step): Decision<FailedOrder> {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'authorized':
    case 'booked': {
      if (!isOf(order, run)) return superseded;
      const saga = { status: 'completed', run };
      const failed = FailedOrder.parse({ ...order, status: 'failed', failure, saga });
      return changeWithEvent('fail', order, failed, at, { reason: failure.code, step: failure.step });
    }
    case 'confirmed':
      return superseded;
    case 'failed':
      return unchanged;
  }
}
