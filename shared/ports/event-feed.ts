import type { FeedEvent, OwnedEvent } from '../domain/feed-event.ts';
import type { FeedPlace } from '../domain/feed-place.ts';
import type { PartnerId } from '../domain/ids.ts';
import type { EventPlace } from '../domain/webhook-delivery.ts';

export interface FeedPage {
  events: { place: FeedPlace; event: FeedEvent }[];
  /** Where the next page begins. It is also there if nothing has come since. */
  next: FeedPlace;
  /** Whether there may be more events already. A page can be empty and still have more. */
  hasMore: boolean;
}

/** An event, and where it is in the feed of its owner. */
export interface StoredEvent extends OwnedEvent {
  segment: number;
  position: number;
}

/** Finds the added events among the changed documents of the feed. */
export type ReadFeed = (documents: readonly unknown[]) => StoredEvent[];

/**
 * All events that a partner gets, for 30 days: its own, and those of the catalogue. Each of the two has an order that
 * never changes; they are merged by time, as far as both are there.
 */
export interface EventFeed {
  /** Adds events at the end of their owners' feeds, each only once. Events of one order must come in sequence. */
  append(events: readonly OwnedEvent[]): Promise<void>;

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

  /** An event that is in this segment of a feed, or in the one before; undefined if it is not kept any more. */
  find(place: EventPlace, event: Pick<FeedEvent, 'id' | 'at'>): Promise<FeedEvent | undefined>;

  /** A place before every event that happened at this time or later. */
  findPlaceBefore(partnerId: PartnerId, at: Date): Promise<FeedPlace>;

  /** The place after the last event. */
  findEnd(partnerId: PartnerId): Promise<FeedPlace>;
}
