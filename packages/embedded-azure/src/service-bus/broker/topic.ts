import type { MessageContent } from '../message/message-content.ts';
import type { Arrival } from './arrival.ts';
import type { Queue } from './queue.ts';
import type { SubscriptionRules } from './subscription-rules.ts';

export interface Subscription {
  queue: Queue;
  rules: SubscriptionRules;
}

/**
 * Within a write, as `Publish`: gives every subscription what its rules select. A message that matches none is accepted
 * and dropped.
 */
export function publishToSubscriptions(
  content: MessageContent,
  subscriptions: readonly Subscription[],
  arrival: Arrival,
): () => void {
  const admissions = subscriptions.flatMap(({ queue, rules }) =>
    rules.select(content).map((copy) => queue.stage(copy, arrival)),
  );
  return () => {
    for (const admit of admissions) admit();
  };
}
