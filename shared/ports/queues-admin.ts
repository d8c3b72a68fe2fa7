/** What waits in a subscription or a queue. Counts end at `MOST_PEEKED`. */
export interface QueueDepth {
  name: string;
  /** Messages that a consumer can get now, or has at the moment. */
  active: number;
  /** Those that come later: another attempt. */
  scheduled: number;
  deadLetters: number;
  /** When the oldest active one came. */
  oldest: string | undefined;
}

/** A longer queue is shown as so many or more: to count is to read. */
export const MOST_PEEKED = 200;

/** The operators' look at queues. It takes nothing out of them. */
export interface QueuesAdmin {
  look(names: readonly string[]): Promise<QueueDepth[]>;

  /** Opens the way to the topic and the queue of webhooks, and sends nothing. @throws what refuses it */
  requireSending(): Promise<void>;
}
