import { deadLetterSummary } from './dead-letter-summary.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';
import { subscriptionOption, subscriptionsOf } from './subscriptions-of.ts';

export const listDeadLetters: OperatorCommand = {
  name: 'dead-letters list',
  summary: 'list the dead-lettered messages, with the reason',
  options: { subscription: subscriptionOption },

  async run(ports, given) {
    const subscriptions = subscriptionsOf(given);
    const letters = (await ports.deadLetters.list(subscriptions)).map(deadLetterSummary);
    const lines = letters.map(({ id, subscription, type, orderId, partnerId, enqueuedAt, ...why }) => {
      const reason = [why.reason, why.lastFailure ?? why.description].filter(Boolean).join(': ');
      return `${id}  ${subscription}  ${type ?? 'no type'}  ${orderId ?? 'no order'}  ${partnerId ?? 'no partner'}  ${enqueuedAt === undefined ? '' : showMoment(enqueuedAt)}  ${reason}`;
    });
    return { lines: lines.length > 0 ? lines : ['none'], data: letters };
  },
};
