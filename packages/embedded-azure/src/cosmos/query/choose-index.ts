import type { CompositeIndex } from '../containers/indexing-policy.ts';
import type { KeyBounds } from '../store/key-bounds.ts';
import { type PropertyPath, samePath } from '../values/property-path.ts';
import { afterPrefix, encodeSortable } from '../values/sort-key.ts';
import type { Comparison, PathCondition } from './conjuncts.ts';

export interface Ordering {
  path: PropertyPath;
  descending: boolean;
}

/** A composite index with the requested order, and the part of it that can contain results. */
export interface IndexChoice {
  index: number;
  reverse: boolean;
  bounds: Pick<KeyBounds, 'from' | 'to'>;
}

/**
 * Finds a composite index for an ORDER BY. Its paths are those that WHERE sets equal to a constant, followed by the
 * requested order. Conditions on the path after the equal ones narrow it further, so that a keyset page (`c.listKey <
 * @last`) starts where the previous page ended. If several match, the one with the most equal paths reads the fewest
 * items in vain.
 */
export function chooseIndex(
  indexes: readonly CompositeIndex[],
  orderings: readonly Ordering[],
  conditions: readonly PathCondition[],
): IndexChoice | undefined {
  const equals = (path: PropertyPath) =>
    conditions.find((condition) => condition.comparison === '=' && samePath(condition.path, path));
  // Sorting by a constant has no effect.
  const wanted = orderings.filter(({ path }) => equals(path) === undefined);
  let best: (IndexChoice & { equalPaths: number }) | undefined;
  for (const [index, { paths, descending }] of indexes.entries()) {
    const fixed = paths.findIndex((path) => equals(path) === undefined);
    const equalPaths = fixed === -1 ? paths.length : fixed;
    if (best !== undefined && best.equalPaths >= equalPaths) continue;
    const ordered = paths.slice(equalPaths);
    if (ordered.length !== wanted.length || !ordered.every((path, i) => samePath(path, wanted[i]?.path ?? [])))
      continue;
    const same = wanted.every((ordering, i) => ordering.descending === descending[equalPaths + i]);
    const opposite = wanted.every((ordering, i) => ordering.descending !== descending[equalPaths + i]);
    if (!same && !opposite) continue;
    const prefix = Buffer.concat(
      paths.slice(0, equalPaths).map((path, i) => encodeSortable(equals(path)?.values[0], descending[i] ?? false)),
    );
    const next = paths[equalPaths];
    const narrowing = next === undefined ? [] : conditions.filter(({ path }) => samePath(path, next));
    const bounds = boundsWithin(prefix, narrowing, descending[equalPaths] ?? false);
    best = { index, reverse: !same, bounds, equalPaths };
  }
  return best;
}

/** The part of an index that begins with `prefix` and meets the conditions on the next path. */
export function boundsWithin(prefix: Buffer, narrowing: PathCondition[], descending: boolean): IndexChoice['bounds'] {
  const bounds: IndexChoice['bounds'] = { from: prefix, to: afterPrefix(prefix) };
  const raise = (key: Buffer | undefined) => {
    if (key !== undefined && (bounds.from === undefined || key.compare(bounds.from) > 0)) bounds.from = key;
  };
  const lower = (key: Buffer | undefined) => {
    if (key !== undefined && (bounds.to === undefined || key.compare(bounds.to) < 0)) bounds.to = key;
  };
  for (const { comparison, values } of narrowing) {
    if (comparison === 'in') continue;
    const key = Buffer.concat([prefix, encodeSortable(values[0], descending)]);
    switch (descending ? INVERTED[comparison] : comparison) {
      case '<':
        lower(key);
        break;
      case '<=':
        lower(afterPrefix(key));
        break;
      case '>':
        raise(afterPrefix(key));
        break;
      case '>=':
        raise(key);
        break;
    }
  }
  return bounds;
}

/** In a descending column larger values come first. */
const INVERTED: Record<Comparison, Comparison> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** Whether a composite index has exactly this order, forwards or backwards. */
export function hasCompositeIndex(indexes: readonly CompositeIndex[], orderings: readonly Ordering[]): boolean {
  return indexes.some(({ paths, descending }) => {
    if (paths.length !== orderings.length || !paths.every((path, i) => samePath(path, orderings[i]?.path ?? []))) {
      return false;
    }
    const directions = orderings.map((ordering, i) => ordering.descending === descending[i]);
    return directions.every((same) => same) || directions.every((same) => !same);
  });
}
