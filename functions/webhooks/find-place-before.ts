import { type FeedPlace, goBackFor, type OwnedPlace } from '../../shared/domain/feed-place.ts';
import type { PartnerId } from '../../shared/domain/ids.ts';
import type { EventFeed } from '../../shared/ports/event-feed.ts';

/**
 * The place before an event in what a partner gets. Of the other feed, it is the end: what comes before that, the fan-out
 * sends.
 */
export async function findPlaceBefore(
  partnerId: PartnerId,
  event: OwnedPlace,
  { eventFeed }: { eventFeed: Pick<EventFeed, 'findEnd'> },
): Promise<FeedPlace> {
  return goBackFor(await eventFeed.findEnd(partnerId), event);
}
