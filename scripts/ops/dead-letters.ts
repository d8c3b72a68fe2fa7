import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { topic } from '../../shared/topic.ts';
import type { Azure } from './azure.ts';

const PAGE = 100;

export function deadLetterReceiver(azure: Azure, subscription: string): ServiceBusReceiver {
  return azure.serviceBus.createReceiver(topic.name, subscription, {
    subQueueType: 'deadLetter',
    receiveMode: 'peekLock',
  });
}

/** All that lie there now, without taking any. */
export async function peekAll(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage[]> {
  const found: ServiceBusReceivedMessage[] = [];
  for (;;) {
    const page = await receiver.peekMessages(PAGE);
    if (page.length === 0) return found;
    found.push(...page);
  }
}

/** What an operator wants to know of one. */
export function summaryOf(message: ServiceBusReceivedMessage) {
  const { messageId, subject, enqueuedTimeUtc, deadLetterReason, deadLetterErrorDescription, deliveryCount } = message;
  const { subject: orderId } = (message.body ?? {}) as { subject?: unknown };
  return {
    id: String(messageId),
    type: subject,
    orderId: typeof orderId === 'string' ? orderId : undefined,
    enqueuedAt: enqueuedTimeUtc?.toISOString(),
    reason: deadLetterReason,
    description: deadLetterErrorDescription,
    deliveryCount,
  };
}
