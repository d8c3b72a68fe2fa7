import type { ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
import { topic } from '../../shared/topic.ts';
import { type Command, OpsError } from './command.ts';
import { deadLetterReceiver, peekAll } from './dead-letters.ts';
import { subscriptionOf, subscriptionOption } from './subscription-of.ts';

const SILENCE_MS = 2_000;
const AT_ONCE = 20;

/**
 * Sends what was given up to its topic again, message by message: first sent, then taken off, so that nothing is lost
 * in between. Every subscription whose rules fit gets it; all of them count by the event's id in the body, which stays.
 *
 * Only what lies there when it begins is sent: what comes back at once is not sent round and round.
 */
export const requeueDeadLetters: Command = {
  name: 'dead-letters requeue',
  summary: 'send the messages again that were given up, all or one: after what was wrong is mended',
  options: { subscription: subscriptionOption, message: { value: 'ID', summary: 'only this one' } },

  async run(azure, given) {
    const receiver = deadLetterReceiver(azure, subscriptionOf(given));
    const sender = azure.serviceBus.createSender(topic.name);
    try {
      const wanted = new Set(
        (await peekAll(receiver))
          .filter(({ messageId }) => given['message'] === undefined || given['message'] === messageId)
          .map(sequenceOf),
      );
      if (wanted.size === 0 && given['message'] !== undefined) {
        throw new OpsError(`${given['message']}: there is no such message`);
      }
      const requeued: string[] = [];
      // Held until the end: what is let go comes straight back.
      const others: ServiceBusReceivedMessage[] = [];
      while (wanted.size > 0) {
        const messages = await receiver.receiveMessages(AT_ONCE, { maxWaitTimeInMs: SILENCE_MS });
        if (messages.length === 0) break;
        for (const message of messages) {
          if (!wanted.delete(sequenceOf(message))) {
            others.push(message);
            continue;
          }
          await sender.sendMessages(again(message));
          await receiver.completeMessage(message);
          requeued.push(String(message.messageId));
        }
      }
      for (const message of others) await receiver.abandonMessage(message);
      const left = wanted.size > 0 ? [`${wanted.size} were held by somebody else: try again later`] : [];
      return { lines: [`${requeued.length} sent again`, ...requeued, ...left], data: { requeued, left: wanted.size } };
    } finally {
      await Promise.all([receiver.close(), sender.close()]);
    }
  },
};

/**
 * The message as it was, under an id that duplicate detection doesn't know yet: the topic would drop the first id
 * without a word for as long as it remembers it. Made of the dead letter's own number, so that a command that is
 * repeated after half of it sends nothing twice.
 */
function again(message: ServiceBusReceivedMessage): ServiceBusMessage {
  const { body, subject, contentType, correlationId, applicationProperties = {} } = message;
  const { DeadLetterReason: _, DeadLetterErrorDescription: __, ...properties } = applicationProperties;
  const firstId = String(properties['firstMessageId'] ?? message.messageId);
  return {
    body,
    messageId: `${firstId}/${sequenceOf(message)}`,
    ...(subject === undefined ? {} : { subject }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(correlationId === undefined ? {} : { correlationId }),
    applicationProperties: { ...properties, firstMessageId: firstId },
  };
}

/** Of one message in one subscription, dead-lettered or not. */
const sequenceOf = ({ sequenceNumber }: ServiceBusReceivedMessage): string => String(sequenceNumber);
