import { causeOf } from '../../../shared/cause-of.ts';
import { sources, topic, webhookQueue } from '../../../shared/topic.ts';
import { PROVISION } from './explain-outage.ts';
import { type Check, missing, well } from './finding.ts';

export const checkSubscriptions: Check = {
  subject: 'the subscriptions and queues of Service Bus',
  async run({ deadLetters }, place) {
    const isThere = async (name: string): Promise<boolean> => {
      try {
        await deadLetters.list([name]);
        return true;
      } catch (error) {
        if (causeOf(error).code.startsWith('MessagingEntityNotFound')) return false;
        throw error;
      }
    };
    const asked = await Promise.all(
      Object.values(sources).map(async (name) => ({ name, isThere: await isThere(name) })),
    );
    const list = (names: readonly string[]) => new Intl.ListFormat('en').format(names);
    const absent = asked.filter((one) => !one.isThere).map(({ name }) => name);
    const ofTopic = absent.filter((name) => name !== webhookQueue);
    const all = Object.values(topic.subscriptions);
    if (absent.length === 0)
      return well(`Service Bus has topic ${topic.name} with the subscriptions ${list(all)}, and queue ${webhookQueue}`);
    const lacks = [
      ...(ofTopic.length === all.length ? [`topic ${topic.name}, or none of its subscriptions`] : []),
      ...(ofTopic.length === all.length ? [] : ofTopic.map((name) => `subscription ${name} of topic ${topic.name}`)),
      ...(absent.includes(webhookQueue) ? [`queue ${webhookQueue}`] : []),
    ];
    const remedy = place === 'azure' ? PROVISION : 'stop `npm start` and start it again, which declares it';
    return lacks.flatMap((what) => missing(`Service Bus has no ${what}`, remedy));
  },
};
