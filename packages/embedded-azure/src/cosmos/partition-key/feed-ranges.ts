import { sortableNumber } from './effective-partition-key.ts';
import type { PartitionKeyDefinition } from './partition-key.ts';

/** One physical range of a container: the items whose effective partition key is in [min, max). */
export interface FeedRange {
  id: string;
  min: string;
  max: string;
}

export const LOWEST = '';
export const HIGHEST = 'FF';

/**
 * Divides the space of effective partition keys evenly into this many ranges, or at the given places. These may be
 * within one prefix of a hierarchical key, where Azure splits a range that is full of it.
 */
export function feedRanges(at: number | readonly string[], definition: PartitionKeyDefinition): FeedRange[] {
  const starts = [LOWEST];
  if (typeof at !== 'number') starts.push(...at.toSorted());
  else for (let i = 1; i < at; i += 1) starts.push(cut(i / at, definition));
  return starts.map((min, i) => ({ id: String(i), min, max: starts[i + 1] ?? HIGHEST }));
}

/** Version 2 hashes stay below 40…; version 1 begins with a 32-bit hash in its sortable form. */
function cut(fraction: number, { kind, version }: PartitionKeyDefinition): string {
  if (kind === 'Hash' && version === 1) {
    return sortableNumber(Math.floor(0xffff_ffff * fraction))
      .toString('hex')
      .toUpperCase();
  }
  return Math.floor(0x4000 * fraction)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0')
    .padEnd(32, '0');
}

/** The range of an effective partition key. */
export function rangeHolding(ranges: readonly FeedRange[], effectiveKey: string): FeedRange | undefined {
  return ranges.find((range) => range.min <= effectiveKey && effectiveKey < range.max);
}
