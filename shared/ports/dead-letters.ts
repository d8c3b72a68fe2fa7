/** A message that Service Bus moved to the dead-letter queue of its subscription or queue. */
export interface DeadLetter {
  id: string;
  /** A subscription of the topic, or the queue of webhooks. */
  subscription: string;
  /** Its sequence number in the subscription. */
  sequence: string;
  subject: string | undefined;
  contentType: string | undefined;
  properties: Readonly<Record<string, unknown>>;
  body: unknown;
  enqueuedAt: string | undefined;
  /** Why Service Bus moved it there. */
  reason: string | undefined;
  description: string | undefined;
  deliveryCount: number | undefined;
}

/** The operators' access to dead letters. */
export interface DeadLetters {
  /** Lists all messages in the dead-letter queues of these subscriptions and queues, and removes none. */
  list(subscriptions: readonly string[]): Promise<DeadLetter[]>;

  /**
   * Sends each to its own subscription again, then removes it, so that nothing is lost in between. A repeated call
   * sends nothing twice.
   *
   * @param onDone is told each that was sent, also if its removal or a later one fails
   * @returns those that another receiver holds; they stay in the queue
   */
  requeue(letters: readonly DeadLetter[], onDone?: (letter: DeadLetter) => void): Promise<DeadLetter[]>;

  /**
   * Deletes them.
   *
   * @param onDone is told each that was deleted, also if a later one fails
   * @returns those that another receiver holds; they stay in the queue
   */
  discard(letters: readonly DeadLetter[], onDone?: (letter: DeadLetter) => void): Promise<DeadLetter[]>;
}
