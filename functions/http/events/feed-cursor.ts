import type { FeedPlace } from '../../../shared/domain/feed-place.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import type { EventFeed } from '../../../shared/ports/event-feed.ts';
import type { Cursors } from '../cursor.ts';

/** A place in the feed as partners keep it. It is not bound to the types that they filter by. */
export function writeFeedCursor({ own, catalogue }: FeedPlace, partner: PartnerId, cursors: Cursors): Promise<string> {
  const numbers = [own.segment, own.position, catalogue.segment, catalogue.position];
  return cursors.write(numbers.join('.'), { events: partner });
}

/** As `after`: begin with the next event. */
const LATEST = 'latest';

/**
 * The place that a partner means. Undefined means the oldest event that is kept.
 *
 * @throws Problem invalid_cursor
 */
export async function findFeedPlace(
  after: string | undefined,
  partner: PartnerId,
  { eventFeed, cursors }: { eventFeed: EventFeed; cursors: Cursors },
): Promise<FeedPlace | undefined> {
  if (after === undefined) return undefined;
  if (after === LATEST) return eventFeed.findEnd(partner);
  const numbers = (await cursors.read(after, { events: partner })).split('.').map(Number);
  const [segment = 0, position = 0, catalogueSegment = 0, cataloguePosition = 0] = numbers;
  return { own: { segment, position }, catalogue: { segment: catalogueSegment, position: cataloguePosition } };
}
