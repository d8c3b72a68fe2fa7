import { allOption, choose } from './choose.ts';
import { deadLetterSummary } from './dead-letter-summary.ts';
import { heldByOthers } from './held-by-others.ts';
import type { OperatorCommand } from './operator-command.ts';
import { subscriptionOption, subscriptionsOf } from './subscriptions-of.ts';

/** Prints everything that it deletes, so that it can be kept: `--json > file`. */
export const discardDeadLetters: OperatorCommand = {
  name: 'dead-letters discard',
  optionalArguments: ['message'],
  summary: 'delete one or all dead letters for good; their events stay with their orders',
  options: { subscription: subscriptionOption, all: allOption },

  async run(ports, given) {
    const subscriptions = subscriptionsOf(given);
    const { deadLetters } = ports;
    const chosen = choose(given, 'message', await deadLetters.list(subscriptions));
    const left = await deadLetters.discard(chosen);
    const discarded = chosen
      .filter((letter) => !left.includes(letter))
      .map((letter) => ({ ...deadLetterSummary(letter), body: letter.body }));
    const lines = discarded.map(({ id, subscription, type, orderId }) => `${id}  ${subscription}  ${type}  ${orderId}`);
    const report = [`${discarded.length} discarded`, ...lines, ...heldByOthers(left)];
    return { lines: report, data: { discarded, left: left.length } };
  },
};
