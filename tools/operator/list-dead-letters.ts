import type { Command } from './command.ts';
import { deadLetters, summaryOf } from './dead-letters.ts';
import { subscriptionOption } from './subscriptions-of.ts';

export const listDeadLetters: Command = {
  name: 'dead-letters list',
  summary: 'list the messages that Service Bus gave up, with the reason',
  options: { subscription: subscriptionOption },

  async run(azure, given) {
    const letters = (await deadLetters(azure, given)).map(summaryOf);
    const lines = letters.map(({ id, subscription, type, orderId, partnerId, enqueuedAt, ...why }) => {
      const reason = [why.reason, why.lastFailure ?? why.description].filter(Boolean).join(': ');
      return `${id}  ${subscription}  ${type ?? 'no type'}  ${orderId ?? 'no order'}  ${partnerId ?? 'no partner'}  ${enqueuedAt}  ${reason}`;
    });
    return { lines: lines.length > 0 ? lines : ['none'], data: letters };
  },
};
