import type { DeadLetter } from '../../shared/ports/dead-letters.ts';
import { allOption, choose } from './choose.ts';
import { deadLetterSummary } from './dead-letter-summary.ts';
import { heldByOthers } from './held-by-others.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import { reportPart } from './partly-done.ts';
import { subscriptionOption, subscriptionsOf } from './subscriptions-of.ts';

/** Prints everything that it deletes, so that it can be kept: `--json > file`. */
export const discardDeadLetters: ActingCommand = {
  isAct: true,
  name: 'dead-letters discard',
  optionalArguments: ['message'],
  summary: 'delete one or all dead letters for good; their events stay with their orders',
  options: { subscription: subscriptionOption, all: allOption },

  destroys: () => 'deletes messages for good',

  async run(ports, given) {
    const subscriptions = subscriptionsOf(given);
    const { deadLetters } = ports;
    const chosen = choose(given, 'message', await deadLetters.list(subscriptions));
    const done: DeadLetter[] = [];
    const discard = () => deadLetters.discard(chosen, (letter) => done.push(letter));
    const left = await reportPart(discard, () => reportOf(done, []));
    return reportOf(done, left);
  },
};

function reportOf(done: readonly DeadLetter[], left: readonly DeadLetter[]): ActReport {
  const discarded = done.map((letter) => ({ ...deadLetterSummary(letter), body: letter.body }));
  const lines = discarded.map(({ id, subscription, type, orderId }) => `${id}  ${subscription}  ${type}  ${orderId}`);
  const report = [`${discarded.length} discarded`, ...lines, ...heldByOthers(left)];
  const changes = discarded.map(({ id, subscription, orderId }) => {
    return { of: 'message' as const, id, orderId, before: { subscription }, after: 'discarded' };
  });
  return { lines: report, data: { discarded, left: left.length }, changes };
}
