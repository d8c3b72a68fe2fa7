import { effectivePartitionKey } from '../partition-key/effective-partition-key.ts';
import { HIGHEST, LOWEST } from '../partition-key/feed-ranges.ts';
import type { PartitionKeyDefinition, PartitionKeyPart } from '../partition-key/partition-key.ts';
import { rootAlias } from '../sql/projection.ts';
import { samePath } from '../values/property-path.ts';
import { type PathCondition, pathConditions } from './conjuncts.ts';
import type { QuerySpec } from './query-spec.ts';

/** A part of the space of effective partition keys. */
export interface QueryRange {
  min: string;
  max: string;
  isMinInclusive: boolean;
  isMaxInclusive: boolean;
}

/** Beyond this, asking all ranges needs no more requests. */
const MOST_KEYS = 100;

/**
 * Where a query's items can be, by the conditions of WHERE on the partition key: a point for each full key, a range for
 * each prefix of a hierarchical key, otherwise everything.
 */
export function queryRangesOf({ query, scope }: QuerySpec, partitionKey: PartitionKeyDefinition): QueryRange[] {
  const { select } = query;
  const { conditions } = pathConditions(select.where, rootAlias(select), scope);
  const keys = keysIn(conditions, partitionKey);
  if (keys === undefined) return [{ min: LOWEST, max: HIGHEST, isMinInclusive: true, isMaxInclusive: false }];
  const found = new Map(keys.map((key) => [effectivePartitionKey(key, partitionKey), key]));
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([min, key]) => {
      const isFull = key.length === partitionKey.paths.length;
      return { min, max: isFull ? min : min + HIGHEST, isMinInclusive: true, isMaxInclusive: isFull };
    });
}

/** The keys, or prefixes of keys, that a query is limited to; undefined if it doesn't limit them. */
export function keysIn(
  conditions: readonly PathCondition[],
  { paths }: PartitionKeyDefinition,
): PartitionKeyPart[][] | undefined {
  let keys: PartitionKeyPart[][] = [[]];
  for (const path of paths) {
    const values = conditions.find(
      ({ path: other, comparison }) => (comparison === '=' || comparison === 'in') && samePath(other, path),
    )?.values;
    if (values === undefined || values.length * keys.length > MOST_KEYS) break;
    keys = keys.flatMap((key) => values.map((value) => [...key, value as PartitionKeyPart]));
  }
  return keys[0]?.length === 0 ? undefined : keys;
}
