import type { EventEnvelope } from '../domain/event-envelope.ts';
import type { PartnerId } from '../domain/ids.ts';

/** A place in a partner's feed: after this many entries of this segment. */
export interface FeedPlace {
  segment: number;
  position: number;
}

export interface FeedPage {
  events: { place: FeedPlace; event: EventEnvelope }[];
  /** Where the next page begins. It is also there if nothing has come since. */
  next: FeedPlace;
  /** Whether there may be more events already. A page can be empty and still have more. */
  hasMore: boolean;
}

/** All events of a partner in one order that never changes, for 30 days. */
export interface EventFeed {
  /** Adds events at the end, each only once. Events of one order must come in sequence. */
  append(events: readonly EventEnvelope[]): Promise<void>;

  /**
   * @param after the place of the last known event; by default the oldest event that is kept
   * @param wanted only events of types for which this is true
   */
  read(
    partnerId: PartnerId,
    options: { after?: FeedPlace | undefined; limit: number; wanted: (type: string) => boolean },
  ): Promise<FeedPage>;

  /**
   * Calls `onNews` when there may be new events. Resolves when it is sure to hear of every one from then on.
   *
   * @returns a function that ends it
   */
  follow(partnerId: PartnerId, onNews: () => void): Promise<() => void>;

  /** The place after the last event. */
  findEnd(partnerId: PartnerId): Promise<FeedPlace>;
}
