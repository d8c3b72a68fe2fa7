import { type Order, paymentOf } from '../../../shared/domain/order.ts';
import type { TimelineEvent } from '../../../shared/domain/order-events.ts';
import { isWaitingForVerdict } from '../../../shared/domain/order-screening.ts';
import { sagaPlan, stepsDoneIn } from './saga-plan.ts';
import type { StoryStep } from './story.ts';
import { tellUndo } from './tell-undo.ts';
import { timesOf } from './times-of.ts';

type Place = Pick<StoryStep, 'state' | 'because' | 'until'>;

/** The saga of an order as its steps: what was done and when, what is under way, and how each is undone. */
export function tellSteps(order: Order, events: readonly TimelineEvent[]): StoryStep[] {
  const times = timesOf(events);
  const isDone = (n: number) => times.has(sagaPlan[n]?.event ?? '') || n < stepsDoneIn[order.status];
  const current = sagaPlan.findIndex((_, n) => !isDone(n));
  return sagaPlan.map((planned, n) => {
    const { name, does, event } = planned;
    const before = n === 0 ? order.createdAt : times.get(sagaPlan[n - 1]?.event ?? '');
    const place = isDone(n) ? { state: 'done' as const, because: undefined, until: undefined } : undefined;
    const { state, because, until } = place ?? placeOf(order, name, n === current);
    const at = times.get(event);
    const hasBegun = state !== 'to_come' && state !== 'not_done';
    return {
      ...{ name, does, state, because, until, at },
      since: hasBegun ? before : undefined,
      tookMs: at === undefined || before === undefined ? undefined : Date.parse(at) - Date.parse(before),
      undo: tellUndo(order, planned, {
        events,
        hasBegun: isDone(n) || (name === 'authorize-payment' && paymentOf(order) !== undefined),
      }),
    };
  });
}

/** Of a step that isn't done. */
function placeOf(order: Order, name: string, isCurrent: boolean): Place {
  const none = { because: undefined, until: undefined };
  const saga = order.saga;
  const failure = 'failure' in order ? order.failure : 'failure' in saga ? saga.failure : undefined;
  if (failure?.step === name) return { ...none, state: 'failed', because: `${failure.code}: ${failure.message}` };
  const isTurnedBack = failure !== undefined || order.status === 'cancelling' || order.status === 'cancelled';
  if (isTurnedBack) return { ...none, state: 'not_done' };
  if (!isCurrent) return { ...none, state: 'to_come' };
  if (saga.status === 'waiting') return { ...none, state: 'to_come', because: 'no saga has claimed the order yet' };
  if (saga.status === 'stuck')
    return { ...none, state: 'stuck', because: `${saga.because.code}: ${saga.because.message}` };
  if (saga.status === 'running' && saga.outage !== undefined) {
    const { because, nextAt } = saga.outage;
    return { state: 'waiting', because: `${because.code}: ${because.message}`, until: nextAt };
  }
  if (order.status === 'awaiting_payment')
    return { state: 'waiting', because: 'the payer has to confirm the payment', until: order.payment.action.expiresAt };
  if (name === 'book-shipment' && isWaitingForVerdict(order))
    return { state: 'waiting', because: 'the order is on hold', until: order.screening.until };
  return { ...none, state: 'running' };
}
