import type { Order } from '../../../shared/domain/order.ts';
import { MOST_RESTARTS } from '../../../shared/domain/order-recovery.ts';
import { isWaitingForVerdict } from '../../../shared/domain/order-screening.ts';
import { tellRemaining } from '../tell-remaining.ts';
import { minutesOf } from './minutes-of.ts';
import type { StoryTrouble } from './story.ts';

const MINUTE_MS = 60_000;
/** Longer than the longest wait between two tries of a step. */
const QUIET_MS = 10 * MINUTE_MS;

/** Why an order does not go on, if its saga is stuck, late or seems lost. */
export function tellSagaTrouble(order: Order, now: Date, call: (command: string) => string): StoryTrouble[] {
  const { saga, id } = order;
  const quietMs = now.getTime() - Date.parse(order.updatedAt);
  const reclaim = call(`orders reclaim ${id}`);
  switch (saga.status) {
    case 'completed':
      return [];
    case 'stuck': {
      const asked = saga.resumeRequested;
      const askedMs = asked === undefined ? 0 : now.getTime() - Date.parse(asked.at);
      const isIgnored = askedMs > QUIET_MS;
      const isOne = saga.remaining.length === 1;
      const cause = isOne ? `${saga.because.code}: ${saga.because.message}` : tellRemaining(saga);
      const what = `the saga is stuck at ${saga.remaining.join(', ')}`;
      const hint = asked && `; asked ${minutesOf(askedMs)} ago to try again, and it has not done so yet`;
      const commands = isIgnored ? [reclaim] : [call(`orders resume ${id}`)];
      return [{ kind: 'stuck', what, why: `${cause}${hint ?? ''}`, commands }];
    }
    case 'waiting': {
      if (quietMs < MINUTE_MS) return [];
      const what = `no saga has claimed it for ${minutesOf(quietMs)}`;
      const why =
        'its partner has too many orders in work, its message is late, or no colour takes events; the colour that takes them looks for such orders each minute';
      return [{ kind: 'late', what, why, commands: quietMs < QUIET_MS ? [] : [reclaim] }];
    }
    case 'running':
    case 'compensating': {
      if (quietMs < QUIET_MS || mayBeQuiet(order, now)) return [];
      const isGivenUp = (order.sagaRestarts ?? 0) >= MOST_RESTARTS;
      const what = `nothing has happened for ${minutesOf(quietMs)}: its saga seems lost`;
      const why = isGivenUp
        ? `the app has started ${MOST_RESTARTS} others, and starts no more`
        : 'the app starts another one if its instance has ended';
      return [{ kind: isGivenUp ? 'stuck' : 'late', what, why, commands: [reclaim] }];
    }
  }
}

/** It waits for somebody, or for a time that is noted. */
function mayBeQuiet(order: Order, now: Date): boolean {
  const { saga } = order;
  const nextAt = saga.status === 'running' ? saga.outage?.nextAt : undefined;
  const isDue = (time: string | undefined) => time === undefined || Date.parse(time) + QUIET_MS < now.getTime();
  if (nextAt !== undefined) return !isDue(nextAt);
  if (saga.status === 'compensating' && saga.setback?.nextAt !== undefined) return !isDue(saga.setback.nextAt);
  if (order.status === 'awaiting_payment') return !isDue(order.payment.action.expiresAt);
  return isWaitingForVerdict(order) && !isDue(order.screening.until);
}
