import type { OutboxEntry } from './outbox.ts';

export interface ParkedEvent extends OutboxEntry {
  /** Why and when it was parked. */
  parked: { reason: string; at: string };
  /** What is wrong with it now; undefined if it can be read. */
  fault: string | undefined;
}

/** What operators do with the events that the relay parked. */
export interface OutboxAdmin {
  listParked(): Promise<ParkedEvent[]>;

  /** The relay reads the event again: it sends it, or parks it again. */
  retry(entry: OutboxEntry): Promise<void>;
}
