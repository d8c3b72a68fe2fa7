import { isDeepStrictEqual } from 'node:util';

/**
 * Applies only the changes between `known`, which was read from `stored`, and `next` to `stored`. Everything that this
 * version of the app doesn't know, and that reading left out or changed, stays as it is, at any depth.
 */
export function keepUnknownFields<T>(stored: unknown, known: unknown, next: T): T {
  return mergeKnown(stored, known, next) as T;
}

function mergeKnown(stored: unknown, known: unknown, next: unknown): unknown {
  if (stored !== undefined && isDeepStrictEqual(known, next)) return stored;
  if (Array.isArray(stored) && Array.isArray(known) && Array.isArray(next)) {
    // List entries have no names. They can be matched by position only if no entry was added or removed.
    const isSame = stored.length === next.length && known.length === next.length;
    return isSame ? next.map((entry, place) => mergeKnown(stored[place], known[place], entry)) : next;
  }
  if (!isObject(stored) || !isObject(known) || !isObject(next)) return next;
  const kept = Object.entries(stored).filter(([name]) => !Object.hasOwn(known, name) && !Object.hasOwn(next, name));
  const ours = Object.entries(next).map(
    ([name, value]) => [name, mergeKnown(stored[name], known[name], value)] as const,
  );
  return Object.fromEntries([...ours, ...kept]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
