import type { DeadLetter } from '../../shared/ports/dead-letters.ts';
import { allOption, choose } from './choose.ts';
import { heldByOthers } from './held-by-others.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import { reportPart } from './partly-done.ts';
import { subscriptionOption, subscriptionsOf } from './subscriptions-of.ts';

/** Sends dead letters to their subscription again, one by one: first sent, then removed. */
export const requeueDeadLetters: ActingCommand = {
  isAct: true,
  name: 'dead-letters requeue',
  optionalArguments: ['message'],
  summary: 'send one or all dead letters again, once the cause is fixed',
  options: { subscription: subscriptionOption, all: allOption },

  async run(ports, given) {
    const subscriptions = subscriptionsOf(given);
    const { deadLetters } = ports;
    const chosen = choose(given, 'message', await deadLetters.list(subscriptions));
    const done: DeadLetter[] = [];
    const requeue = () => deadLetters.requeue(chosen, (letter) => done.push(letter));
    const left = await reportPart(requeue, () => reportOf(done, []));
    return reportOf(done, left);
  },
};

function reportOf(done: readonly DeadLetter[], left: readonly DeadLetter[]): ActReport {
  const requeued = done.map(({ id }) => id);
  const changes = requeued.map((id) => ({ of: 'message' as const, id, after: 'sent again' }));
  const lines = [`${requeued.length} sent again`, ...requeued, ...heldByOthers(left)];
  return { lines, data: { requeued, left: left.length }, changes };
}
