import type { ServiceBusClient, ServiceBusReceiver } from '@azure/service-bus';
import { z } from 'zod';

export const EntityAddress = z.object({
  /** `orders`, or `events/Subscriptions/billing`. */
  entity: z.string().min(1),
  sub: z.enum(['active', 'deadLetter', 'transferDeadLetter']).default('active'),
});
export type EntityAddress = z.infer<typeof EntityAddress>;

/** The topic and subscription of a path, or the queue. */
export function partsOf(entity: string): { topic: string; subscription: string } | { queue: string } {
  const [, topic, subscription] = /^(.+)\/subscriptions\/([^/]+)$/i.exec(entity) ?? [];
  return topic === undefined || subscription === undefined ? { queue: entity } : { topic, subscription };
}

/** Where a copy of one of its messages is sent to: a subscription's topic. */
export function senderPathOf(entity: string): string {
  const parts = partsOf(entity);
  return 'queue' in parts ? parts.queue : parts.topic;
}

export function openReceiver(
  client: ServiceBusClient,
  { entity, sub }: EntityAddress,
  receiveMode: 'peekLock' | 'receiveAndDelete' = 'peekLock',
): ServiceBusReceiver {
  const options = { receiveMode, ...(sub === 'active' ? {} : { subQueueType: sub }) };
  const parts = partsOf(entity);
  return 'queue' in parts
    ? client.createReceiver(parts.queue, options)
    : client.createReceiver(parts.topic, parts.subscription, options);
}
