import type { EventProvider, ProviderEvent } from '../domain/provider-event.ts';

/** A request of a provider, unchanged: its signature covers each byte of the body. */
export interface SignedRequest {
  body: Uint8Array;
  readHeader(name: string): string | undefined;
}

/** Why a request is not an event: nobody has signed it, it is a replay, or it has a form that we don't know. */
export type EventRefusal = 'bad_signature' | 'old_timestamp' | 'unreadable';

export type ReadEvent =
  | { kind: 'event'; event: ProviderEvent }
  /** Signed, and of a type that we don't process. */
  | { kind: 'ignored'; type: string }
  | { kind: 'refused'; reason: EventRefusal };

/** Checks that a provider has signed a request, with any version of the secret in force, and reads its event. */
export interface SignedEvents {
  read(request: SignedRequest): Promise<ReadEvent>;
}

export type SignedEventsByProvider = Record<EventProvider, SignedEvents>;

export interface ProviderEvents {
  /**
   * Stores a verified event for its consumer, once: an event that comes again changes nothing.
   *
   * @returns whether it is new
   */
  receive(event: ProviderEvent): Promise<{ isNew: boolean }>;
}
