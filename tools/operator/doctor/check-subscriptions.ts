import { topic } from '../../../shared/topic.ts';
import { type Check, well } from './finding.ts';

export const checkSubscriptions: Check = {
  subject: 'the subscriptions of Service Bus',
  async run({ deadLetters }) {
    const names = Object.values(topic.subscriptions);
    // Fails with the name of a missing subscription.
    await deadLetters.list(names);
    return well(
      `Service Bus has topic ${topic.name} with the subscriptions ${new Intl.ListFormat('en').format(names)}`,
    );
  },
};
