import type { AuthorizedOrder, AwaitingPaymentOrder, OpenOrder, Order, PendingOrder, ReservedOrder } from './order.ts';
import { changeWithEvent, changeWithoutEvent, type Decision, unchanged } from './order-decision.ts';
import type { Failure } from './order-failure.ts';
import { failureOf } from './order-run.ts';
import type { OpenSaga } from './order-saga-state.ts';
import type { Screening } from './screening.ts';
import type { ScreeningRule } from './screening-rule.ts';

export const REJECTED: Failure = {
  code: 'screening_rejected',
  message: 'The order was not accepted after a review.',
  step: 'book-shipment',
};

/** The statuses before the goods are booked: only there an order waits for its screening. */
type Screenable = PendingOrder | ReservedOrder | AwaitingPaymentOrder | AuthorizedOrder;

const HOUR_MS = 3_600_000;

/** What an order gets that the rules select; undefined if none does. The first rule decides its deadline. */
export function requireScreening(rules: readonly ScreeningRule[], at: Date): Screening | undefined {
  const [first] = rules;
  if (first === undefined) return undefined;
  const { withinHours, onDeadline } = first;
  const until = new Date(at.getTime() + withinHours * HOUR_MS).toISOString();
  return { state: 'required', rules: rules.map(({ id }) => id), since: at.toISOString(), until, onDeadline };
}

/** Whether the order waits for a verdict: it must not be booked and paid. */
export function isWaitingForVerdict(order: Order): order is Screenable & { screening: Screening } {
  if (!isScreenable(order) || failureOf(order) !== undefined) return false;
  return order.screening?.state === 'required' || order.screening?.state === 'held';
}

/** A rule holds the order for a person. */
export function hold(order: Order, rule: ScreeningRule, { at }: { at: Date }): Decision<Screenable> {
  if (!isWaitingForVerdict(order) || order.screening.state !== 'required') return unchanged;
  const { since } = order.screening;
  const until = new Date(Date.parse(since) + rule.withinHours * HOUR_MS).toISOString();
  const rules = [rule.id, ...order.screening.rules.filter((id) => id !== rule.id)];
  const { onDeadline } = rule;
  const screening = { ...order.screening, state: 'held', rules, until, onDeadline, because: rule.description } as const;
  return changeWithEvent('hold', order, { ...order, screening }, at, {});
}

/** No rule holds the order after all. Its partner has not seen that it was screened. */
export function clear(order: Order): Decision<Screenable> {
  if (!isWaitingForVerdict(order) || order.screening.state !== 'required') return unchanged;
  const screening = { ...order.screening, state: 'released', by: 'rules' } as const;
  return changeWithoutEvent('clear', order, { ...order, screening });
}

interface Verdict {
  at: Date;
  by: string;
  because: string;
}

/** The first verdict counts: another one changes nothing. An order that is being undone, or has ended, needs none. */
export function release(order: Order, { at, ...verdict }: Verdict): Decision<Screenable> {
  if (!isWaitingForVerdict(order)) return unchanged;
  const screening = { ...order.screening, ...verdict, state: 'released' } as const;
  return changeWithEvent('release', order, { ...order, screening }, at, {});
}

/** Its saga undoes what it has begun, as after a cancellation, and the order fails. */
export function reject(order: Order, { at, ...verdict }: Verdict): Decision<Screenable> {
  if (!isWaitingForVerdict(order)) return unchanged;
  const screening = { ...order.screening, ...verdict, state: 'rejected' } as const;
  return changeWithEvent('reject', order, { ...order, screening, saga: turnBack(order, REJECTED) }, at, {});
}

/** What the deadline decides. */
export function decideAtDeadline(order: Order, at: Date): Decision<Screenable> {
  if (!isWaitingForVerdict(order) || at.getTime() < Date.parse(order.screening.until)) return unchanged;
  const verdict = { at, by: 'deadline', because: 'nobody decided in time' };
  return order.screening.onDeadline === 'release' ? release(order, verdict) : reject(order, verdict);
}

/** A run that has the order keeps it, and undoes. Otherwise the run that claims it does. */
function turnBack({ saga }: OpenOrder, failure: Failure): OpenSaga {
  if (saga.status === 'waiting') return { status: 'waiting', failure };
  return { status: 'compensating', run: saga.run, failure };
}

function isScreenable(order: Order): order is Screenable {
  switch (order.status) {
    case 'pending':
    case 'reserved':
    case 'awaiting_payment':
    case 'authorized':
      return true;
    default:
      return false;
  }
}
