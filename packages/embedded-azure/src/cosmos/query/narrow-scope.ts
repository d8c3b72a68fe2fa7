import { effectivePartitionKey } from '../partition-key/effective-partition-key.ts';
import { HIGHEST } from '../partition-key/feed-ranges.ts';
import { type PartitionKeyDefinition, prefixText } from '../partition-key/partition-key.ts';
import type { KeyRange, Scope } from '../store/scope.ts';
import type { PathCondition } from './conjuncts.ts';
import { keysIn } from './query-ranges.ts';

/**
 * Narrows a scope if WHERE names one partition key or one prefix of it. As with an index on the key's properties in
 * Azure, only those items are read, however many others the range has.
 */
export function narrowScope(
  scope: Scope,
  conditions: readonly PathCondition[],
  definition: PartitionKeyDefinition,
): Scope {
  if (scope.kind !== 'all' && scope.kind !== 'range') return scope;
  const [key, another] = keysIn(conditions, definition) ?? [];
  if (key === undefined || another !== undefined) return scope;
  const levels = key.length;
  const text = prefixText(key, levels);
  const within = scope.kind === 'range' && !covers(scope, effectivePartitionKey(key, definition)) ? scope : undefined;
  const cut = within && { within: { min: within.min, max: within.max } };
  if (levels === definition.paths.length) return { kind: 'partition', key: text, ...cut };
  return { kind: 'prefix', levels, key: text, ...cut };
}

function covers({ min, max }: KeyRange, effectiveKey: string): boolean {
  return min <= effectiveKey && effectiveKey + HIGHEST <= max;
}
