import type { Command } from './command.ts';
import { deadLetterReceiver, peekAll, summaryOf } from './dead-letters.ts';
import { subscriptionOf, subscriptionOption } from './subscription-of.ts';

export const listDeadLetters: Command = {
  name: 'dead-letters list',
  summary: 'list the messages that were given up, with the reason',
  options: { subscription: subscriptionOption },

  async run(azure, given) {
    const receiver = deadLetterReceiver(azure, subscriptionOf(given));
    try {
      const messages = (await peekAll(receiver)).map(summaryOf);
      const lines = messages.map(
        ({ id, type, orderId, enqueuedAt, reason, description }) =>
          `${id}  ${type ?? 'no type'}  ${orderId ?? 'no order'}  ${enqueuedAt}  ${[reason, description].filter(Boolean).join(': ')}`,
      );
      return { lines: lines.length > 0 ? lines : ['none'], data: messages };
    } finally {
      await receiver.close();
    }
  },
};
