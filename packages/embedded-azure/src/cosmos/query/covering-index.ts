import type { CompositeIndex } from '../containers/indexing-policy.ts';
import type { Value } from '../values/json.ts';
import { samePath } from '../values/property-path.ts';
import { afterPrefix, encodeSortable } from '../values/sort-key.ts';
import { boundsWithin, type IndexChoice } from './choose-index.ts';
import type { PathCondition } from './conjuncts.ts';

/**
 * Finds a composite index that fully answers the conditions: equal values for its first paths, comparisons for the next
 * one. Then exactly the rows between the bounds are selected.
 */
export function coveringIndex(
  indexes: readonly CompositeIndex[],
  conditions: readonly PathCondition[],
): Pick<IndexChoice, 'index' | 'bounds'> | undefined {
  for (const [index, composite] of indexes.entries()) {
    const bounds = exactBounds(composite, conditions);
    if (bounds !== undefined) return { index, bounds };
  }
  return undefined;
}

/** The part of a composite index, with the most equal values, that holds every row that meets the conditions. */
export function narrowestIndex(
  indexes: readonly CompositeIndex[],
  conditions: readonly PathCondition[],
): Pick<IndexChoice, 'index' | 'bounds'> | undefined {
  let best: (Pick<IndexChoice, 'index' | 'bounds'> & { equal: number }) | undefined;
  for (const [index, composite] of indexes.entries()) {
    const { parts } = equalParts(composite, conditions);
    if (parts.length <= (best?.equal ?? 0)) continue;
    const prefix = Buffer.concat(parts);
    best = { index, equal: parts.length, bounds: { from: prefix, to: afterPrefix(prefix) } };
  }
  return best;
}

function exactBounds(
  composite: CompositeIndex,
  conditions: readonly PathCondition[],
): IndexChoice['bounds'] | undefined {
  const { paths, descending } = composite;
  const { parts, left } = equalParts(composite, conditions);
  const next = paths[parts.length];
  const isDescending = descending[parts.length] ?? false;
  const prefix = Buffer.concat(parts);
  if (left.size === 0) return { from: prefix, to: afterPrefix(prefix) };

  const compared = [...left];
  if (next === undefined || !compared.every((condition) => samePath(condition.path, next) && isOrdered(condition))) {
    return undefined;
  }
  // Values of another type never compare as less or greater, so the bounds stay within the constant's type.
  const [type, ...others] = new Set(compared.map(({ values }) => typeMark(values[0], isDescending)));
  if (type === undefined || others.length > 0) return undefined;
  const within = Buffer.concat([prefix, Buffer.from([type])]);
  const bounds = boundsWithin(prefix, compared, isDescending);
  return { from: later(bounds.from, within), to: earlier(bounds.to, afterPrefix(within)) };
}

/** The encoded equal values of the first paths, and the other conditions. */
function equalParts({ paths, descending }: CompositeIndex, conditions: readonly PathCondition[]) {
  const left = new Set(conditions);
  const parts: Buffer[] = [];
  for (const [i, path] of paths.entries()) {
    const equal = conditions.find((condition) => condition.comparison === '=' && samePath(condition.path, path));
    if (equal === undefined) break;
    parts.push(encodeSortable(equal.values[0], descending[i] ?? false));
    left.delete(equal);
  }
  return { parts, left };
}

function isOrdered({ comparison, values }: PathCondition): boolean {
  const [value] = values;
  return comparison !== '=' && comparison !== 'in' && (typeof value === 'number' || typeof value === 'string');
}

/** The first byte of an encoded value identifies its type. */
const typeMark = (value: Value, descending: boolean): number | undefined => encodeSortable(value, descending)[0];

function later(a: Buffer | undefined, b: Buffer): Buffer {
  return a === undefined || a.compare(b) < 0 ? b : a;
}

function earlier(a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.compare(b) < 0 ? a : b;
}
