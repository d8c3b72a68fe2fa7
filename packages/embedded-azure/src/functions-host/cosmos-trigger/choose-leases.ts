import { isExpired, type Lease } from './lease.ts';

/**
 * Chooses the leases that a host should acquire now, as the .NET processor's "equal partitions" strategy: an even
 * share, with free and expired ones first. If there are none, one at a time from the host that has the most.
 *
 * @param expirationMs a lease is free if its owner was silent for this long
 */
export function chooseLeases(leases: Lease[], owner: string, now: number, expirationMs: number): Lease[] {
  const isFree = (lease: Lease) => lease.Owner === null || isExpired(lease, now, expirationMs);
  const counts = new Map([[owner, 0]]);
  for (const lease of leases) {
    if (lease.Owner !== null && !isFree(lease)) counts.set(lease.Owner, (counts.get(lease.Owner) ?? 0) + 1);
  }
  const share = Math.ceil(leases.length / counts.size);
  const needed = share - (counts.get(owner) ?? 0);
  if (needed <= 0) return [];

  const free = leases.filter(isFree);
  if (free.length > 0) return free.slice(0, needed);
  const [richest, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  // A host that lacks two or more may also take one from a host that only has its share.
  if (most <= share - (needed > 1 ? 1 : 0)) return [];
  return leases.filter((lease) => lease.Owner === richest).slice(0, 1);
}
