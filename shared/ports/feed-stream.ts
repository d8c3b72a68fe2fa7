import type { FeedEvent } from '../domain/feed-event.ts';
import type { StreamPlace } from '../domain/feed-place.ts';
import type { PartnerId } from '../domain/ids.ts';

/** A partner's own events, without those of the catalogue, in the order that never changes. */
export interface FeedStream {
  /** @param after the place of the last known event; by default the oldest event that is kept */
  read(
    partnerId: PartnerId,
    options: { after?: StreamPlace | undefined; limit: number; wanted: (type: string) => boolean },
  ): Promise<{ events: { place: StreamPlace; event: FeedEvent }[]; next: StreamPlace; hasMore: boolean }>;
}
