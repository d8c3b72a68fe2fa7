import type { FeedPlace } from '../../shared/domain/feed-place.ts';

/**
 * A name for what a catch-up does from a place in the feed. A repetition of the same has the same name, and no other one.
 *
 * @param since when the endpoint came to this state
 */
export function namePage({ own, catalogue }: FeedPlace, since: string): string {
  return [own.segment, own.position, catalogue.segment, catalogue.position, since].join('.');
}
