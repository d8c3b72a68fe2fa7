/** A stored event of a provider, as the change feed returns it. */
export interface ReceivedEvent {
  id: string;
  receivedAt: string;
  /** A `ProviderEvent`, unless its document is damaged. */
  event: unknown;
  /** The request that brought it (W3C), if known. */
  traceparent: string | undefined;
}

/** Finds the events among changed documents. */
export type ReadProviderEvents = (documents: readonly unknown[]) => ReceivedEvent[];

export interface ProviderEventBus {
  /**
   * Passes events on to their consumer, which gets each of them once, even if it is passed on twice.
   *
   * @returns those that can never be sent, with the reason; the bus has accepted all others
   */
  passOn(events: readonly ReceivedEvent[]): Promise<{ event: ReceivedEvent; reason: string }[]>;
}
