import { choose } from './choose.ts';
import type { Command } from './command.ts';
import { deadLetters, summaryOf } from './dead-letters.ts';
import { showFields } from './show-fields.ts';
import { subscriptionOption } from './subscriptions-of.ts';

export const showDeadLetter: Command = {
  name: 'dead-letters show',
  argument: 'message',
  summary: 'show all of one: what it says, how often it was tried, and why it failed',
  options: { subscription: subscriptionOption },

  async run(azure, given) {
    const shown = choose(given, 'message', await deadLetters(azure, given)).map((letter) => {
      const { subject, contentType, applicationProperties, body } = letter.message;
      return { ...summaryOf(letter), message: { subject, contentType, properties: applicationProperties, body } };
    });
    return { lines: shown.flatMap(showFields), data: shown };
  },
};
