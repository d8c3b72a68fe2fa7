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
import { topic, webhookQueue } from '../../topic.ts';

const PAGE = 100;
const AT_ONCE = 20;

/** The dead-letter queues of the topic's subscriptions and of the queue of webhooks. */
export class ServiceBusDeadLetters implements DeadLetters {
  readonly #client: ServiceBusClient;
  readonly #silenceMs: number;

  /** @param options silenceMs: if nothing arrives for this long, another receiver holds the missing messages */
  constructor(client: ServiceBusClient, { silenceMs = 2_000 } = {}) {
    this.#client = client;
    this.#silenceMs = silenceMs;
  }

  async list(subscriptions: readonly string[]): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (const subscription of subscriptions) {
      const receiver = this.#receiverOf(subscription);
      try {
        // Start at the beginning: by default the client continues where its last look at this queue ended.
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

  async requeue(letters: readonly DeadLetter[], onDone: OnDone = () => undefined): Promise<DeadLetter[]> {
    const senders = new Map([topic.name, webhookQueue].map((name) => [name, this.#client.createSender(name)]));
    try {
      return await this.#take(
        letters,
        async (letter, message) => {
          const entity = letter.subscription === webhookQueue ? webhookQueue : topic.name;
          await senders.get(entity)?.sendMessages(toRequeuedMessage(letter, message));
          return true;
        },
        onDone,
      );
    } finally {
      await Promise.all([...senders.values()].map((sender) => sender.close()));
    }
  }

  discard(letters: readonly DeadLetter[], onDone: OnDone = () => undefined): Promise<DeadLetter[]> {
    return this.#take(letters, async () => false, onDone);
  }

  /** Runs `before` for each letter, then removes it from the queue. */
  async #take(letters: readonly DeadLetter[], before: Before, onDone: OnDone): Promise<DeadLetter[]> {
    const left: DeadLetter[] = [];
    for (const [subscription, wanted] of Map.groupBy(letters, (letter) => letter.subscription)) {
      const receiver = this.#receiverOf(subscription);
      try {
        left.push(...(await takeLetters(receiver, wanted, { before, onDone, silenceMs: this.#silenceMs })));
      } finally {
        await receiver.close();
      }
    }
    return left;
  }

  #receiverOf(subscription: string): ServiceBusReceiver {
    const options = { subQueueType: 'deadLetter', receiveMode: 'peekLock' } as const;
    return subscription === webhookQueue
      ? this.#client.createReceiver(webhookQueue, options)
      : this.#client.createReceiver(topic.name, subscription, options);
  }
}

type OnDone = (letter: DeadLetter) => void;
/** @returns whether the letter has gone on, so that its removal is all that is left */
type Before = (letter: DeadLetter, message: ServiceBusReceivedMessage) => Promise<boolean>;

/** @returns the letters that did not arrive */
async function takeLetters(
  receiver: ServiceBusReceiver,
  letters: readonly DeadLetter[],
  { before, onDone, silenceMs }: { before: Before; onDone: OnDone; silenceMs: number },
): Promise<DeadLetter[]> {
  const wanted = new Map(letters.map((letter) => [letter.sequence, letter]));
  // Hold the others until the end, because a released message is delivered again at once.
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
      const isDone = await before(letter, message);
      if (isDone) onDone(letter);
      await receiver.completeMessage(message);
      if (!isDone) onDone(letter);
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
 * Addresses the message to its own subscription, with an id that duplicate detection doesn't know yet, because the
 * topic silently drops known ids. The id is derived from the dead letter's number, so that a repeated command sends
 * nothing twice.
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
