import { sources } from '../../shared/topic.ts';
import type { Emergency } from './drill-declaration.ts';
import type { DrillStack } from './drill-stack.ts';

/** What is still wrong: what the drill looks for, and what must be empty after every repair. */
export async function findFaultsOf(stack: DrillStack, emergency: Emergency): Promise<string[]> {
  if (!stack.isUp) return ['the app is stopped'];
  try {
    const { deadLetters, outbox, refundsAdmin } = stack.ports;
    const letters = await deadLetters.list(Object.values(sources));
    const parked = await outbox.listParked();
    const refunds = await refundsAdmin.countOpen({ sagas: ['stuck'] });
    return [
      ...(await emergency.findFaults()),
      ...counted(letters.length, 'message is in a dead-letter queue', 'messages are in dead-letter queues'),
      ...counted(parked.length, 'event is parked', 'events are parked'),
      ...counted(refunds, 'refund is stuck', 'refunds are stuck'),
    ];
  } catch (error) {
    return [`the state can't be read: ${error instanceof Error ? error.message : error}`];
  }
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
