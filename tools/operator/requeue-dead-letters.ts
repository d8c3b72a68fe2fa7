import type { ServiceBusMessage } from '@azure/service-bus';
import { withoutAttempts } from '../../shared/attempts.ts';
import { messageIdOf } from '../../shared/message-id.ts';
import { topic } from '../../shared/topic.ts';
import { allOption, choose } from './choose.ts';
import type { Command } from './command.ts';
import { type DeadLetter, deadLetters, takeDeadLetters } from './dead-letters.ts';
import { heldByOthers } from './held-by-others.ts';
import { subscriptionOption } from './subscriptions-of.ts';

/** Sends what was given up to its subscription again, message by message: first sent, then taken off. */
export const requeueDeadLetters: Command = {
  name: 'dead-letters requeue',
  optionalArgument: 'message',
  summary: 'send one or all again, after what was wrong is mended',
  options: { subscription: subscriptionOption, all: allOption },

  async run(azure, given) {
    const chosen = choose(given, 'message', await deadLetters(azure, given));
    const sender = azure.serviceBus.createSender(topic.name);
    try {
      const left = await takeDeadLetters(azure, chosen, (letter) => sender.sendMessages(again(letter)));
      const requeued = chosen.filter((letter) => !left.includes(letter)).map(({ id }) => id);
      const lines = [`${requeued.length} sent again`, ...requeued, ...heldByOthers(left)];
      return { lines, data: { requeued, left: left.length } };
    } finally {
      await sender.close();
    }
  },
};

/**
 * The message as it was, for its own subscription, under an id that duplicate detection doesn't know yet: the topic would
 * drop the first id without a word for as long as it remembers it. Made of the dead letter's own number, so that a command
 * that is repeated after half of it sends nothing twice.
 */
function again({ id, subscription, sequence, message }: DeadLetter): ServiceBusMessage {
  const { body, contentType, correlationId, applicationProperties = {} } = message;
  const { DeadLetterReason: _, DeadLetterErrorDescription: __, ...properties } = applicationProperties;
  const firstId = String(properties['firstMessageId'] ?? id);
  return {
    body,
    to: subscription,
    messageId: messageIdOf(`${firstId}/${subscription}/dead/${sequence}`),
    ...(contentType === undefined ? {} : { contentType }),
    ...(correlationId === undefined ? {} : { correlationId }),
    applicationProperties: { ...withoutAttempts(properties), firstMessageId: firstId },
  };
}
