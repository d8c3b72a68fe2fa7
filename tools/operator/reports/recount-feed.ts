import { type CountedDay, countFurther, nothingCounted } from '../../../shared/domain/counted-day.ts';
import type { StreamPlace } from '../../../shared/domain/feed-place.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import { countOfFeedEvent, type Day } from '../../../shared/domain/report-counts.ts';
import type { FeedStream } from '../../../shared/ports/feed-stream.ts';

const PAGE = 999;

/** What a partner's feed adds up to, from a day on, and how far it was read. */
export interface FeedRecount {
  /** The first day of which the feed holds every event. */
  firstDay: Day;
  days: Map<Day, CountedDay>;
  next: StreamPlace | undefined;
  events: number;
}

/** Reads on to the end of the feed, and adds up what comes. */
export async function recountFeed(
  feed: FeedStream,
  partnerId: PartnerId,
  recount: FeedRecount,
  onProgress: () => void,
): Promise<void> {
  for (let hasMore = true; hasMore; ) {
    const page = await feed.read(partnerId, { after: recount.next, limit: PAGE, wanted: () => true });
    for (const { place, event } of page.events) {
      recount.events += 1;
      const count = countOfFeedEvent(event);
      if (count === undefined || count.day < recount.firstDay) continue;
      const day = recount.days.get(count.day) ?? nothingCounted;
      recount.days.set(count.day, countFurther(day, [{ place, count }]) ?? day);
    }
    recount.next = page.next;
    hasMore = page.hasMore;
    onProgress();
  }
}
