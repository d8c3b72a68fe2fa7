import type { TracedEvent } from './event-bus.ts';

/** Where an event lies. */
export interface OutboxEntry {
  partnerId: string;
  orderId: string;
  id: string;
}

/** What lies in the outbox among the documents of one batch of the change feed. */
export interface OutboxBatch {
  events: TracedEvent[];
  /** Entries that can't be read as events: by an error of ours, and never to be dropped. */
  unreadable: (OutboxEntry & { fault: string })[];
}

/** Finds the events among changed documents. */
export type ReadOutbox = (documents: readonly unknown[]) => OutboxBatch;

export interface Outbox {
  /** Puts an entry aside that can't be sent, with the reason, for a person to look at. */
  park(entry: OutboxEntry, reason: string): Promise<void>;
}
