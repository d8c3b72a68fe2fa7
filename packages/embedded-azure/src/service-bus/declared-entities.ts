import type { QueueSettings } from './broker/queue.ts';
import type { Rule } from './filters/rule.ts';

/** The entities of a namespace, as the entities file declares them. Durations are milliseconds. */
export interface DeclaredEntities {
  queues: DeclaredQueue[];
  topics: DeclaredTopic[];
}

export interface DeclaredQueue {
  name: string;
  settings: QueueSettings;
  forwards: Forwards;
  /** Undefined without duplicate detection. */
  duplicateWindowMs: number | undefined;
}

export interface DeclaredTopic {
  name: string;
  defaultTimeToLiveMs: number;
  duplicateWindowMs: number | undefined;
  subscriptions: DeclaredSubscription[];
}

export interface DeclaredSubscription {
  name: string;
  settings: QueueSettings;
  forwards: Forwards;
  rules: Rule[];
}

/** Names of the queues or topics to which messages are forwarded; undefined for messages that stay. */
export interface Forwards {
  messages: string | undefined;
  deadLetters: string | undefined;
}
