import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { Attempts } from '../../shared/attempts.ts';
import { topic } from '../../shared/topic.ts';
import type { Azure } from './azure.ts';
import type { Given } from './command.ts';
import { subscriptionsOf } from './subscriptions-of.ts';

const PAGE = 100;
const SILENCE_MS = 2_000;
const AT_ONCE = 20;

export interface DeadLetter {
  id: string;
  subscription: string;
  /** Its number in its subscription, dead or not. */
  sequence: string;
  message: ServiceBusReceivedMessage;
}

function receiverOf(azure: Azure, subscription: string): ServiceBusReceiver {
  return azure.serviceBus.createReceiver(topic.name, subscription, {
    subQueueType: 'deadLetter',
    receiveMode: 'peekLock',
  });
}

/** All that lie there now, without taking any. */
export async function deadLetters(azure: Azure, given: Given): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (const subscription of subscriptionsOf(given)) {
    const receiver = receiverOf(azure, subscription);
    try {
      for (;;) {
        const page = await receiver.peekMessages(PAGE);
        if (page.length === 0) break;
        found.push(...page.map((message) => deadLetter(subscription, message)));
      }
    } finally {
      await receiver.close();
    }
  }
  return found;
}

function deadLetter(subscription: string, message: ServiceBusReceivedMessage): DeadLetter {
  return { id: String(message.messageId), subscription, sequence: String(message.sequenceNumber), message };
}

/**
 * Takes these off, each after `before`, so that nothing is lost in between. What comes back at once is not taken again.
 *
 * @returns those that somebody else held
 */
export async function takeDeadLetters(
  azure: Azure,
  chosen: readonly DeadLetter[],
  before: (letter: DeadLetter) => Promise<void>,
): Promise<DeadLetter[]> {
  const left: DeadLetter[] = [];
  for (const subscription of new Set(chosen.map((letter) => letter.subscription))) {
    const wanted = new Map(
      chosen.filter((letter) => letter.subscription === subscription).map((letter) => [letter.sequence, letter]),
    );
    const receiver = receiverOf(azure, subscription);
    // Held until the end: what is let go comes straight back.
    const others: ServiceBusReceivedMessage[] = [];
    try {
      while (wanted.size > 0) {
        const messages = await receiver.receiveMessages(AT_ONCE, { maxWaitTimeInMs: SILENCE_MS });
        if (messages.length === 0) break;
        for (const message of messages) {
          const letter = wanted.get(String(message.sequenceNumber));
          if (letter === undefined) {
            others.push(message);
            continue;
          }
          wanted.delete(letter.sequence);
          await before(letter);
          await receiver.completeMessage(message);
        }
      }
      for (const message of others) await receiver.abandonMessage(message);
    } finally {
      await receiver.close();
    }
    left.push(...wanted.values());
  }
  return left;
}

/** What an operator wants to know of one. Service Bus knows how it ended, the last copy why. */
export function summaryOf({ id, subscription, message }: DeadLetter) {
  const { enqueuedTimeUtc, deadLetterReason, deadLetterErrorDescription, deliveryCount, applicationProperties } =
    message;
  const { subject: orderId, type, partnerid: partnerId } = fieldsOf(message.body);
  const { attempt, lastFailure, failingSince } = Attempts.parse(applicationProperties ?? {});
  return {
    id,
    subscription,
    type: type ?? message.subject,
    orderId,
    partnerId,
    enqueuedAt: enqueuedTimeUtc?.toISOString(),
    reason: deadLetterReason,
    description: deadLetterErrorDescription,
    deliveryCount,
    attempt,
    failingSince,
    lastFailure,
  };
}

function fieldsOf(body: unknown): Partial<Record<string, string>> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'));
}
