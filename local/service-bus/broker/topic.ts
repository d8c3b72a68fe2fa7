import type { MessageContent } from '../message/message-content.ts';
import type { Queue } from './queue.ts';

/** A named condition of a subscription. */
export interface Rule {
  name: string;
  matches(content: MessageContent): boolean;
}

export interface Subscription {
  queue: Queue;
  /** One that matches is enough; several give one message all the same. */
  rules: readonly Rule[];
}

/**
 * Within a write: gives a copy to every subscription with a rule that matches. A message that none wants is accepted and gone.
 *
 * @param timeToLiveCapMs the topic's default time to live
 */
export function publishToSubscriptions(
  content: MessageContent,
  subscriptions: readonly Subscription[],
  timeToLiveCapMs: number,
): () => void {
  const admissions = subscriptions
    .filter(({ rules }) => rules.some((rule) => rule.matches(content)))
    .map(({ queue }) => queue.stage(content, timeToLiveCapMs));
  return () => {
    for (const admit of admissions) admit();
  };
}
