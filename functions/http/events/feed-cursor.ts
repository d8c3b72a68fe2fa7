import type { PartnerId } from '../../../shared/domain/ids.ts';
import type { FeedPlace } from '../../../shared/ports/event-feed.ts';
import type { Cursors } from '../cursor.ts';

/** A place in the feed as partners keep it. It is not bound to the types that they filter by. */
export function writeFeedCursor(
  { segment, position }: FeedPlace,
  partner: PartnerId,
  cursors: Cursors,
): Promise<string> {
  return cursors.write(`${segment}.${position}`, { events: partner });
}

/** @throws Problem invalid_cursor */
export async function readFeedCursor(cursor: string, partner: PartnerId, cursors: Cursors): Promise<FeedPlace> {
  const [segment = 0, position = 0] = (await cursors.read(cursor, { events: partner })).split('.').map(Number);
  return { segment, position };
}
