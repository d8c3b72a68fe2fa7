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
 * The decisions on an order: one pure function for each command of the table in order-lifecycle.ts. Each gets the
 * current order and the time. The switches have no default, so a new status must say what each command does.
 */

/** A write of a saga: only the run that has claimed the order may change it. */
interface Step {
  run: string;
  at: Date;
}

/**
 * The first run claims the order, and a later one gives up without acting. If an earlier run left a failure, this run
 * has to undo what that one began.
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
 * Notes the payment before it moves any money, so that the undo can find it. Only one payment is noted: an attempt that
 * opened another one continues with the noted one, and its own moves no money.
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

/** Only after the pivot: a confirmed order is never compensated. */
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

/** From now on a late write of a forward step is refused, so that the undo works on a fixed state. */
export function compensate(order: Order, failure: Failure, { run }: Step): Decision<OpenOrder> {
  if (isRunning(order, { run })) {
    return changeWithoutEvent('compensate', order, { ...order, saga: continueRun(run, failure) });
  }
  return order.saga.status === 'compensating' && isOf(order, run) ? unchanged : superseded;
}

/**
 * Notes that an attempt to undo failed. Operators see which activity is retried and how often it failed.
 *
 * @param nextAt when the next attempt comes after this number of failed attempts; undefined if there is none
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

/**
 * Everything is undone. The failed order keeps only the fields of a failed order, so a cancelled shipment is dropped.
 */
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
