import { z } from 'zod';

const Lease = z.looseObject({
  id: z.string(),
  _etag: z.string(),
  /** The range of the monitored container. */
  LeaseToken: z.string(),
  FeedRange: z.object({ min: z.string(), max: z.string() }),
  Owner: z.string().nullable(),
  /** The position in the change feed; null before the first checkpoint. */
  ContinuationToken: z.string().nullable(),
  /** The last sign of life of its owner. */
  timestamp: z.string(),
});

/** The right to read one range of a change feed, and its position. The names are those of the .NET processor. */
export type Lease = z.infer<typeof Lease>;

export const parseLease = (document: unknown): Lease => Lease.parse(document);

export function isExpired(lease: Lease, now: number, expirationMs: number): boolean {
  return Date.parse(lease.timestamp) + expirationMs < now;
}
