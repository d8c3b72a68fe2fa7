import type { Cause } from './cause.ts';
import { listLines } from './list-lines.ts';
import {
  type AuthorizedOrder,
  type AwaitingPaymentOrder,
  type BookedOrder,
  type CancelledOrder,
  type ConfirmedOrder,
  FailedOrder,
  type OpenOrder,
  type Order,
  type Payment,
  type PaymentAction,
  type RefundingOrder,
  type ReservedOrder,
} from './order.ts';
import { changeWithEvent, changeWithoutEvent, type Decision, superseded, unchanged } from './order-decision.ts';
import type { Failure } from './order-failure.ts';
import { withoutDelay } from './order-outage.ts';
import { refundCancelled } from './order-refunds.ts';
import { continueRun, failureOf, hasSagaStatus, isGoingForward, isOf, isRunning } from './order-run.ts';
import { isWaitingForVerdict } from './order-screening.ts';
import type { Shipment } from './shipment.ts';
import type { Undone } from './undone.ts';

/*
 * The decisions on an order: one pure function for each command of the table in order-lifecycle.ts. Each gets the
 * current order and the time. The switches have no default, so a new status must say what each command does.
 */

/** A write of a saga: only the run that has claimed the order may change it. */
interface Step {
  run: string;
  at: Date;
}

/** What the order keeps of the run that has claimed it. */
interface Claiming extends Step {
  instance?: string | undefined;
  version?: string | undefined;
  hub?: string | undefined;
}

/**
 * The first run claims the order, and a later one gives up without acting. If an earlier run left a failure, this run
 * has to undo what that one began.
 *
 * @param failure set if the run already knows that the order fails
 */
export function claim(order: Order, { run, ...claiming }: Claiming, failure?: Failure): Decision<OpenOrder> {
  if (!hasSagaStatus(order, 'waiting')) return isOf(order, run) ? unchanged : superseded;
  return changeWithoutEvent('claim', order, {
    ...order,
    ...nameInstance(claiming),
    saga: continueRun(run, order.saga.failure ?? failure),
  });
}

/**
 * The stock is reserved, and the payment may be opened: one write claims the order for the run, if nobody has, and notes
 * both.
 */
export function reserve(order: Order, step: Claiming, payment?: Payment): Decision<ReservedOrder> {
  const isNew = hasSagaStatus(order, 'waiting') && order.saga.failure === undefined;
  if (!isNew && !isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending': {
      const claimed = { ...withoutDelay(order, step.run), ...(isNew ? nameInstance(step) : {}) };
      const reserved = { ...claimed, status: 'reserved' as const, ...(payment ? { payment } : {}) };
      return changeWithEvent('reserve', order, reserved, step.at, {});
    }
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized':
    case 'booked':
      return isNew ? superseded : unchanged;
    case 'cancelling':
      return superseded;
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
    case 'cancelling':
      return superseded;
    case 'reserved':
      if (order.payment !== undefined) return unchanged;
      return changeWithoutEvent('notePayment', order, { ...order, payment: { id: paymentId } });
    case 'awaiting_payment':
    case 'authorized':
    case 'booked':
      return unchanged;
  }
}

/**
 * The payer has to act before the payment can be authorized. If the provider gives another page later, the partner gets it,
 * but the payer gets no more time.
 */
export function awaitPayment(order: Order, action: PaymentAction, step: Step): Decision<AwaitingPaymentOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
    case 'cancelling':
      return superseded;
    case 'reserved':
    case 'awaiting_payment': {
      if (order.payment === undefined) return superseded;
      const isAgain = order.status === 'awaiting_payment';
      if (isAgain && order.payment.action.url === action.url && !order.delayed) return unchanged;
      const { expiresAt } = isAgain ? order.payment.action : action;
      const payer = order.payment.payer ?? { askedAt: step.at.toISOString() };
      const payment = { id: order.payment.id, payer, action: { ...action, expiresAt } };
      const awaiting = { ...withoutDelay(order, step.run), status: 'awaiting_payment', payment } as const;
      return changeWithEvent('awaitPayment', order, awaiting, step.at, { expiresAt });
    }
    case 'authorized':
    case 'booked':
      return unchanged;
  }
}

export function authorize(order: Order, step: Step): Decision<AuthorizedOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
    case 'cancelling':
      return superseded;
    case 'reserved':
    case 'awaiting_payment': {
      if (order.payment === undefined) return superseded;
      const { id, payer } = order.payment;
      const payment = { id, ...(payer && { payer: { ...payer, actedAt: step.at.toISOString() } }) };
      const authorized = { ...withoutDelay(order, step.run), status: 'authorized', payment } as const;
      return changeWithEvent('authorize', order, authorized, step.at, {});
    }
    case 'authorized':
    case 'booked':
      return unchanged;
  }
}

/** The same write is the point of no return, because the capture follows at once. */
export function book(order: Order, shipment: Shipment, step: Step): Decision<BookedOrder> {
  if (!isRunning(order, step)) return superseded;
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'cancelling':
      return superseded;
    case 'authorized': {
      if (isWaitingForVerdict(order)) return superseded;
      const { trackingNumber } = shipment;
      const booked = { ...withoutDelay(order, step.run), status: 'booked', shipment, capturing: true } as const;
      return changeWithEvent('book', order, booked, step.at, { trackingNumber });
    }
    case 'booked':
      return unchanged;
  }
}

/** The point of no return: a write that turns the order back comes before this one, or is refused. */
export function beginCapture(order: Order, step: Step): Decision<BookedOrder> {
  if (!isGoingForward(order, step) || order.status !== 'booked') return superseded;
  if (order.capturing) return unchanged;
  return changeWithoutEvent('beginCapture', order, { ...order, capturing: true });
}

/**
 * Only after the pivot: a confirmed order is never compensated. If its partner has cancelled it meanwhile, the same write
 * requests the refund.
 */
export function confirm(order: Order, { run, at }: Step): Decision<ConfirmedOrder | RefundingOrder> {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized':
    case 'cancelling':
    case 'cancelled':
    case 'failed':
      return superseded;
    case 'booked': {
      if (!isOf(order, run) || order.saga.status === 'compensating') return superseded;
      const { delayed: _, capturing: __, ...rest } = order;
      const confirmed = { ...rest, status: 'confirmed', saga: { status: 'completed', run } } as const;
      const decision = changeWithEvent('confirm', order, confirmed, at, { lines: listLines(order) });
      const refund = order.cancellation && refundCancelled(decision.order, { at });
      return refund
        ? { ...refund, ...(decision.event && { event: decision.event }), followedBy: refund.event }
        : decision;
    }
    case 'confirmed':
    case 'refunding':
    case 'partially_refunded':
    case 'refunded':
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
 * Everything is undone: the order has failed, or is cancelled if its partner cancelled it. A failed order keeps only the
 * fields of a failed order, so a cancelled shipment is dropped.
 *
 * @param failure why its run turned back; what is noted on the order came first
 * @param undone what was undone, the last first
 */
export function fail(
  order: Order,
  failure: Failure,
  { run, at }: Step,
  undone: readonly Undone[] = [],
): Decision<FailedOrder | CancelledOrder> {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized':
    case 'booked': {
      if (!isOf(order, run)) return superseded;
      const saga = { status: 'completed', run };
      const first = failureOf(order) ?? failure;
      const failed = FailedOrder.parse({ ...order, status: 'failed', failure: first, saga });
      const fields = { reason: first.code, step: first.step, undone: [...undone] };
      return changeWithEvent('fail', order, failed, at, fields);
    }
    case 'cancelling': {
      if (!isOf(order, run)) return superseded;
      const { delayed: _, ...rest } = order;
      const cancelled = { ...rest, status: 'cancelled', saga: { status: 'completed', run } } as const;
      return changeWithEvent('finishCancellation', order, cancelled, at, { undone: [...undone] });
    }
    case 'confirmed':
    case 'refunding':
    case 'partially_refunded':
    case 'refunded':
      return superseded;
    case 'cancelled':
    case 'failed':
      return unchanged;
  }
}

function nameInstance({ instance, version, hub }: Pick<Claiming, 'instance' | 'version' | 'hub'>) {
  return {
    ...(instance === undefined ? {} : { sagaInstance: instance }),
    ...(version === undefined ? {} : { sagaVersion: version }),
    ...(hub === undefined ? {} : { sagaHub: hub }),
  };
}
