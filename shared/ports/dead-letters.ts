/** A message that Service Bus gave up, as it lies in the dead-letter queue of its subscription. */
export interface DeadLetter {
  id: string;
  subscription: string;
  /** Its number in its subscription. */
  sequence: string;
  subject: string | undefined;
  contentType: string | undefined;
  properties: Readonly<Record<string, unknown>>;
  body: unknown;
  enqueuedAt: string | undefined;
  /** Why Service Bus gave it up. */
  reason: string | undefined;
  description: string | undefined;
  deliveryCount: number | undefined;
}

/** What operators do with dead letters. */
export interface DeadLetters {
  /** All that are in the dead-letter queues of these subscriptions; none is taken out. */
  list(subscriptions: readonly string[]): Promise<DeadLetter[]>;

  /**
   * Sends each to its own subscription again, then takes it out: nothing is lost in between, and a repetition sends
   * nothing twice.
   *
   * @returns those that another receiver holds, which stay
   */
  requeue(letters: readonly DeadLetter[]): Promise<DeadLetter[]>;

  /** Takes them out for good. @returns those that another receiver holds, which stay */
  discard(letters: readonly DeadLetter[]): Promise<DeadLetter[]>;
}
