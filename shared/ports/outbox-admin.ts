import type { OutboxEntry } from './outbox.ts';

export interface ParkedEvent extends OutboxEntry {
  /** Why and when it was parked. */
  parked: { reason: string; at: string };
  /** What is wrong with it now; undefined if it can be read. */
  fault: string | undefined;
}

/** The operators' access to the events that the relay parked. */
export interface OutboxAdmin {
  listParked(): Promise<ParkedEvent[]>;

  /** How many `listParked` would find. */
  countParked(): Promise<number>;

  /** Makes the relay read the event again, and send it or park it again. */
  retry(entry: OutboxEntry): Promise<void>;
}
