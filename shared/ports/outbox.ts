import type { TracedEvent } from './event-bus.ts';

/** Identifies an event in the outbox. */
export interface OutboxEntry {
  partnerId: string;
  orderId: string;
  id: string;
}

/** The outbox entries in one batch of the change feed. */
export interface OutboxBatch {
  events: (TracedEvent & {
    /** It was sent before, most likely: its document changed only because personal data beside it was erased. */
    isRewritten?: true;
  })[];
  /** Entries that can't be read as events because of our own error. They must never be dropped. */
  unreadable: (OutboxEntry & { fault: string })[];
}

/** Finds the events among changed documents. */
export type ReadOutbox = (documents: readonly unknown[]) => OutboxBatch;

export interface Outbox {
  /** Parks an entry that can't be sent, with the reason, until an operator looks at it. */
  park(entry: OutboxEntry, reason: string): Promise<void>;
}
