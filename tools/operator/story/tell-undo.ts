import type { Order } from '../../../shared/domain/order.ts';
import type { TimelineEvent } from '../../../shared/domain/order-events.ts';
import type { OpenSaga } from '../../../shared/domain/order-saga-state.ts';
import { sagaPlan } from './saga-plan.ts';
import type { StoryUndo } from './story.ts';

type PlannedUndo = NonNullable<(typeof sagaPlan)[number]['undo']>;

/** How a step is undone; undefined if it isn't, because there is nothing to undo or the order goes forward. */
export function tellUndo(
  order: Order,
  { undo }: { undo?: PlannedUndo },
  { events, hasBegun }: { events: readonly TimelineEvent[]; hasBegun: boolean },
): StoryUndo | undefined {
  if (undo === undefined) return undefined;
  const told = { does: undo.does, attempts: undefined, because: undefined, nextAt: undefined };
  if (order.saga.status !== 'completed') {
    const state = stateIn(order.saga, undo, hasBegun);
    return state && { ...told, ...state };
  }
  if (order.status !== 'failed' && order.status !== 'cancelled') return undefined;
  const undone = undoneIn(events);
  // Release 0.1.0 did not note what it undid; it undid what it had begun.
  const isUndone = undone === undefined ? hasBegun : undone.includes(undo.word);
  return isUndone ? { ...told, state: 'done' } : undefined;
}

function stateIn(
  saga: OpenSaga,
  { activity }: PlannedUndo,
  hasBegun: boolean,
): (Pick<StoryUndo, 'state'> & Partial<StoryUndo>) | undefined {
  switch (saga.status) {
    case 'running':
      return undefined;
    case 'waiting':
      return saga.failure !== undefined && hasBegun ? { state: 'to_come' } : undefined;
    case 'stuck':
      // The cause that is kept is that of the first.
      if (saga.remaining[0] === activity) return { state: 'stuck', because: saga.because };
      if (saga.remaining.includes(activity)) return { state: 'stuck' };
      return saga.failure !== undefined && hasBegun ? { state: 'done' } : undefined;
    case 'compensating': {
      const { setback } = saga;
      if (setback?.at === activity) {
        const { attempts, because, nextAt } = setback;
        return { state: 'failing', attempts, because, nextAt };
      }
      if (!hasBegun) return undefined;
      if (setback === undefined) return { state: 'running' };
      return { state: placeOf(activity) > placeOf(setback.at) ? 'done' : 'to_come' };
    }
  }
}

/** The last is undone first. */
const placeOf = (activity: string) => sagaPlan.findIndex(({ undo }) => undo?.activity === activity);

function undoneIn(events: readonly TimelineEvent[]): readonly string[] | undefined {
  const end = events.findLast(({ type }) => type === 'order.failed' || type === 'order.cancelled');
  return end === undefined || !('data' in end) ? undefined : (end.data.undone as string[] | undefined);
}
