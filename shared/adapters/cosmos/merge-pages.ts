import type { FeedPlace } from '../../domain/feed-place.ts';
import type { FeedPage } from '../../ports/event-feed.ts';
import type { StreamPage } from './cosmos-feed-streams.ts';

/**
 * Merges a page of a partner's feed and one of the catalogue's by the time of the events. Each keeps its order, and the
 * place moves past an event only when it is on the page, so nothing is skipped, whatever comes late in one of them.
 */
export function mergePages(own: StreamPage, catalogue: StreamPage, limit: number): FeedPage {
  const events: FeedPage['events'] = [];
  const place: FeedPlace = { own: own.from, catalogue: catalogue.from };
  const left = { own: [...own.events], catalogue: [...catalogue.events] };
  while (events.length < limit) {
    const [first, second] = [left.own[0], left.catalogue[0]];
    // What one of them still has may be older than what the other has next.
    if ((first === undefined && own.hasMore) || (second === undefined && catalogue.hasMore)) break;
    const name = isEarlier(first, second) ? 'own' : 'catalogue';
    const next = left[name].shift();
    if (next === undefined) break;
    place[name] = next.place;
    events.push({ place: { ...place }, event: next.event });
  }
  const isOwnDone = left.own.length === 0;
  const isCatalogueDone = left.catalogue.length === 0;
  return {
    events,
    next: {
      own: isOwnDone ? own.next : place.own,
      catalogue: isCatalogueDone ? catalogue.next : place.catalogue,
    },
    hasMore: !isOwnDone || own.hasMore || !isCatalogueDone || catalogue.hasMore,
  };
}

type Entry = StreamPage['events'][number];

function isEarlier(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one === undefined || other === undefined) return other === undefined;
  return Date.parse(one.event.at) <= Date.parse(other.event.at);
}
