import { z } from 'zod';
import { FeedEvent, FeedOwner } from '../../domain/feed-event.ts';

/** How long an event is in the feed, in seconds. */
export const KEPT_S = 30 * 24 * 3_600;

export const HEAD = 'head';

/** The end of a segment. Every append replaces it in the same batch, so entries become visible in their order. */
export const FeedHead = z.object({
  partnerId: FeedOwner,
  /** The position of the last entry. */
  last: z.int().nonnegative(),
  /** The size of all entries, in bytes. */
  bytes: z.int().nonnegative(),
  /** When the segment got its last entry; later ones are in the next segment. */
  closedAt: z.iso.datetime().optional(),
});
export type FeedHead = z.infer<typeof FeedHead>;

export const FeedEntry = z.object({
  partnerId: FeedOwner,
  segment: z.string(),
  position: z.int().positive(),
  event: FeedEvent,
});
export type FeedEntry = z.infer<typeof FeedEntry>;

/** Part of the partition key, so a string. */
export const toSegmentKey = (segment: number): string => String(segment).padStart(8, '0');

/** An event's id can be used again after a restore of the database; then its time differs. */
export const toEntryId = ({ id, at }: Pick<FeedEvent, 'id' | 'at'>): string => `${id}.${Date.parse(at).toString(36)}`;
