import { sources, topic, webhookQueue } from '../../../shared/topic.ts';
import { type Check, well } from './finding.ts';

export const checkSubscriptions: Check = {
  subject: 'the subscriptions and queues of Service Bus',
  async run({ deadLetters }) {
    // Fails with the name of one that is missing.
    await deadLetters.list(Object.values(sources));
    const names = Object.values(topic.subscriptions);
    return well(
      `Service Bus has topic ${topic.name} with the subscriptions ${new Intl.ListFormat('en').format(names)}, and queue ${webhookQueue}`,
    );
  },
};
