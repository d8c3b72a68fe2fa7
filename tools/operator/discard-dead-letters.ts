import { allOption, choose } from './choose.ts';
import type { Command } from './command.ts';
import { deadLetters, summaryOf, takeDeadLetters } from './dead-letters.ts';
import { heldByOthers } from './held-by-others.ts';
import { subscriptionOption } from './subscriptions-of.ts';

/** What was discarded is printed whole, so that it can be kept: `--json > file`. */
export const discardDeadLetters: Command = {
  name: 'dead-letters discard',
  optionalArgument: 'message',
  summary: 'take one or all out of the dead letters for good; its event stays with its order',
  options: { subscription: subscriptionOption, all: allOption },

  async run(azure, given) {
    const chosen = choose(given, 'message', await deadLetters(azure, given));
    const left = await takeDeadLetters(azure, chosen, async () => undefined);
    const discarded = chosen
      .filter((letter) => !left.includes(letter))
      .map((letter) => ({ ...summaryOf(letter), body: letter.message.body as unknown }));
    const lines = discarded.map(({ id, subscription, type, orderId }) => `${id}  ${subscription}  ${type}  ${orderId}`);
    const report = [`${discarded.length} discarded`, ...lines, ...heldByOthers(left)];
    return { lines: report, data: { discarded, left: left.length } };
  },
};
