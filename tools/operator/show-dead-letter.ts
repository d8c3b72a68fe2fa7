import { choose } from './choose.ts';
import { deadLetterSummary } from './dead-letter-summary.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showFields } from './show-fields.ts';
import { subscriptionOption, subscriptionsOf } from './subscriptions-of.ts';

export const showDeadLetter: OperatorCommand = {
  name: 'dead-letters show',
  argument: 'message',
  summary: 'show one dead letter in full: its body, how often it was tried, and why it failed',
  options: { subscription: subscriptionOption },

  async run(ports, given) {
    const subscriptions = subscriptionsOf(given);
    const shown = choose(given, 'message', await ports.deadLetters.list(subscriptions)).map((letter) => {
      const { subject, contentType, properties, body } = letter;
      return { ...deadLetterSummary(letter), message: { subject, contentType, properties, body } };
    });
    const lines = shown.flatMap(showFields);
    return { lines, print: () => lines, data: shown };
  },
};
