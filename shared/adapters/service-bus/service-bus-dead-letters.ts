import type {
  ServiceBusClient,
  ServiceBusMessage,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';
import Long from 'long';
import { removeAttempts } from '../../attempts.ts';
import { messageIdOf } from '../../message-id.ts';
import type { DeadLetter, DeadLetters } from '../../ports/dead-letters.ts';
import { topic } from '../../topic.ts';

const PAGE = 100;
const AT_ONCE = 20;

/** The dead-letter queues of the topic's subscriptions. */
export class ServiceBusDeadLetters implements DeadLetters {
  readonly #client: ServiceBusClient;
  readonly #silenceMs: number;

  /** @param options silenceMs: when nothing comes for so long, what is missing is held by somebody else */
  constructor(client: ServiceBusClient, { silenceMs = 2_000 } = {}) {
    this.#client = client;
    this.#silenceMs = silenceMs;
  }

  async list(subscriptions: readonly string[]): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (const subscription of subscriptions) {
      const receiver = this.#receiverOf(subscription);
      try {
        // From the start: on its own the client goes on where its last look at this queue ended.
        for (let from: Long | undefined = Long.ZERO; from !== undefined; ) {
          const page: ServiceBusReceivedMessage[] = await receiver.peekMessages(PAGE, { fromSequenceNumber: from });
          found.push(...page.map((message) => toDeadLetter(subscription, message)));
          from = page.at(-1)?.sequenceNumber?.add(1);
        }
      } finally {
        await receiver.close();
      }
    }
    return found;
  }

  async requeue(letters: readonly DeadLetter[]): Promise<DeadLetter[]> {
    const sender = this.#client.createSender(topic.name);
    try {
      return await this.#take(letters, (letter, message) => sender.sendMessages(toRequeuedMessage(letter, message)));
    } finally {
      await sender.close();
    }
  }

  discard(letters: readonly DeadLetter[]): Promise<DeadLetter[]> {
    return this.#take(letters, async () => undefined);
  }

  /** Takes each out after `before`. */
  async #take(letters: readonly DeadLetter[], before: Before): Promise<DeadLetter[]> {
    const left: DeadLetter[] = [];
    for (const [subscription, wanted] of Map.groupBy(letters, (letter) => letter.subscription)) {
      const receiver = this.#receiverOf(subscription);
      try {
        left.push(...(await takeLetters(receiver, wanted, { before, silenceMs: this.#silenceMs })));
      } finally {
        await receiver.close();
      }
    }
    return left;
  }

  #receiverOf(subscription: string): ServiceBusReceiver {
    const options = { subQueueType: 'deadLetter', receiveMode: 'peekLock' } as const;
    return this.#client.createReceiver(topic.name, subscription, options);
  }
}

type Before = (letter: DeadLetter, message: ServiceBusReceivedMessage) => Promise<void>;

/** @returns those of `letters` that did not come */
async function takeLetters(
  receiver: ServiceBusReceiver,
  letters: readonly DeadLetter[],
  { before, silenceMs }: { before: Before; silenceMs: number },
): Promise<DeadLetter[]> {
  const wanted = new Map(letters.map((letter) => [letter.sequence, letter]));
  // Held until the end: a message that is released comes back at once.
  const others: ServiceBusReceivedMessage[] = [];
  while (wanted.size > 0) {
    const messages = await receiver.receiveMessages(AT_ONCE, { maxWaitTimeInMs: silenceMs });
    if (messages.length === 0) break;
    for (const message of messages) {
      const letter = wanted.get(String(message.sequenceNumber));
      if (letter === undefined) {
        others.push(message);
        continue;
      }
      wanted.delete(letter.sequence);
      await before(letter, message);
      await receiver.completeMessage(message);
    }
  }
  for (const message of others) await receiver.abandonMessage(message);
  return [...wanted.values()];
}

function toDeadLetter(subscription: string, message: ServiceBusReceivedMessage): DeadLetter {
  return {
    id: String(message.messageId),
    subscription,
    sequence: String(message.sequenceNumber),
    subject: message.subject,
    contentType: message.contentType,
    properties: message.applicationProperties ?? {},
    body: message.body as unknown,
    enqueuedAt: message.enqueuedTimeUtc?.toISOString(),
    reason: message.deadLetterReason,
    description: message.deadLetterErrorDescription,
    deliveryCount: message.deliveryCount,
  };
}

/**
 * The message for its own subscription, with an id that duplicate detection does not know yet: the topic drops a known
 * id silently. The id comes from the dead letter's number, so that a command that is repeated sends nothing twice.
 */
function toRequeuedMessage(
  { id, subscription, sequence }: DeadLetter,
  message: ServiceBusReceivedMessage,
): ServiceBusMessage {
  const { body, contentType, correlationId, applicationProperties = {} } = message;
  const { DeadLetterReason: _, DeadLetterErrorDescription: __, ...properties } = applicationProperties;
  const firstId = String(properties['firstMessageId'] ?? id);
  return {
    body,
    to: subscription,
    messageId: messageIdOf(`${firstId}/${subscription}/dead/${sequence}`),
    ...(contentType === undefined ? {} : { contentType }),
    ...(correlationId === undefined ? {} : { correlationId }),
    applicationProperties: { ...removeAttempts(properties), firstMessageId: firstId },
  };
}
