import type { ServiceBusError } from '../service-bus-error.ts';
import type { Entrance } from './entrance.ts';
import type { Queue } from './queue.ts';
import type { Schedule } from './schedule.ts';
import type { SubscriptionRules } from './subscription-rules.ts';

export type EntityKind = 'queue' | 'topic' | 'subscription' | 'dead-letter queue' | 'transfer dead-letter queue';

/** A client's link to an entity. */
export interface EntityLink {
  /** Ends the client's link and says why. */
  end(reason: ServiceBusError): void;
}

/** The target of a path: an entrance to send to, a queue to receive from, or both. */
export interface Entity {
  kind: EntityKind;
  path: string;
  /** Ended when the entity is removed or changes. */
  links: Set<EntityLink>;
  entrance?: Entrance;
  queue?: Queue;
  schedule?: Schedule;
  /** Only for a subscription. */
  rules?: SubscriptionRules;
}

/** How many messages an entity has. Its dead letters are in their own queues, but count here too. */
export interface EntityCounts {
  active: number;
  scheduled: number;
  deferred: number;
  deadLettered: number;
  /** Messages being forwarded: always 0, because a message is forwarded in the transaction in which it arrives. */
  transfer: number;
  /** Messages that could not be forwarded. */
  transferDeadLettered: number;
}

export function countsOf({ queue, schedule }: Entity): EntityCounts {
  return {
    active: queue?.counts.active ?? 0,
    scheduled: schedule?.size ?? 0,
    deferred: queue?.counts.deferred ?? 0,
    deadLettered: queue?.deadLetters?.queue.counts.active ?? 0,
    transfer: 0,
    transferDeadLettered: queue?.transferDeadLetters?.counts.active ?? 0,
  };
}
