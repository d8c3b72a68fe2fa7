import type { Value } from './json.ts';

/** The path of a property in a document: the keys from the root to it. */
export type PropertyPath = readonly string[];

/** Parses a path of an index or a partition-key definition: `/a/b`, `/"odd name"/b`. */
export function parsePropertyPath(path: string): PropertyPath {
  const keys: string[] = [];
  for (const match of path.matchAll(/\/(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^/]*))/g)) {
    keys.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return keys;
}

export function valueAt(document: Value, path: PropertyPath): Value {
  let value = document;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    value = Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

export function samePath(a: PropertyPath, b: PropertyPath): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}
