import { z } from 'zod';

const Lease = z.looseObject({
  id: z.string(),
  _etag: z.string(),
  /** Which range of the monitored container it stands for. */
  LeaseToken: z.string(),
  FeedRange: z.object({ min: z.string(), max: z.string() }),
  Owner: z.string().nullable(),
  /** Where in the change feed to go on; null before the first checkpoint. */
  ContinuationToken: z.string().nullable(),
  /** When its owner last gave a sign of life. */
  timestamp: z.string(),
});

/** The right to read one range of a change feed, and how far it has been read. Named as the .NET processor does. */
export type Lease = z.infer<typeof Lease>;

export const parseLease = (document: unknown): Lease => Lease.parse(document);

export function isExpired(lease: Lease, now: number, expirationMs: number): boolean {
  return Date.parse(lease.timestamp) + expirationMs < now;
}
