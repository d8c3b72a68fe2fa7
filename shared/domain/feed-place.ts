import { z } from 'zod';
import { CATALOGUE, type FeedOwner } from './feed-event.ts';

/** After this many entries of this segment of one feed. */
export const StreamPlace = z.object({ segment: z.int().nonnegative(), position: z.int().nonnegative() });
export type StreamPlace = z.infer<typeof StreamPlace>;

/** A place in everything that a partner gets: in its own feed and in that of the catalogue. */
export const FeedPlace = z.object({ own: StreamPlace, catalogue: StreamPlace });
export type FeedPlace = z.infer<typeof FeedPlace>;

/** Whether the one place is before the other in the same feed. */
export function isBefore(one: StreamPlace, other: StreamPlace): boolean {
  return one.segment === other.segment ? one.position < other.position : one.segment < other.segment;
}

/** Where one event is, in the feed of its owner. */
export type OwnedPlace = StreamPlace & { owner: FeedOwner };

const streamOf = (owner: FeedOwner) => (owner === CATALOGUE ? 'catalogue' : 'own');

/** Whether reading on from there comes to the event at this place. */
export function comesAfter(from: FeedPlace, event: OwnedPlace): boolean {
  return isBefore(from[streamOf(event.owner)], event);
}

/** A place from which reading on comes to this event too; the same object if it is already. */
export function goBackFor(from: FeedPlace, event: OwnedPlace): FeedPlace {
  if (comesAfter(from, event)) return from;
  return { ...from, [streamOf(event.owner)]: { segment: event.segment, position: event.position - 1 } };
}
