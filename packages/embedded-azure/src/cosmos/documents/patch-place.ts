import type { Json, JsonObject } from '../values/json.ts';
import { type PropertyPath, samePath } from '../values/property-path.ts';
import { badRequest } from '../wire/cosmos-error.ts';

/** A place in a document where a value can be written. */
export interface Place {
  value(): Json | undefined;
  requireValue(operation: string): Json;
  /** In an array: before the existing value. */
  insert(value: Json): void;
  /** In an array: replaces the existing value. */
  assign(value: Json): void;
  remove(): void;
}

/**
 * Finds the place that a JSON pointer names.
 *
 * @throws CosmosError 400 if its parent does not exist, or if nothing may change there
 */
export function locate(document: JsonObject, pointer: string, fixed: readonly PropertyPath[]): Place {
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (fixed.some((path) => samePath(path, keys))) {
    throw badRequest(`Patch can't change '${pointer}': it is a system property or part of the partition key.`);
  }
  const last = keys.at(-1) ?? '';
  let parent: Json[] | JsonObject = document;
  for (const key of keys.slice(0, -1)) {
    const child: Json | undefined = childOf(parent, key);
    if (typeof child !== 'object' || child === null) {
      throw badRequest(`Patch: nothing can be put at '${pointer}', for its parent does not exist.`);
    }
    parent = child;
  }
  const place = Array.isArray(parent) ? inArray(parent, last, pointer) : inObject(parent, last);
  return {
    ...place,
    requireValue(operation) {
      const value = place.value();
      if (value === undefined) throw badRequest(`Patch operation ${operation}: '${pointer}' does not exist.`);
      return value;
    },
  };
}

function childOf(parent: Json, key: string): Json | undefined {
  if (Array.isArray(parent)) return /^\d+$/.test(key) ? parent[Number(key)] : undefined;
  if (typeof parent !== 'object' || parent === null) return undefined;
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function inObject(object: JsonObject, key: string): Omit<Place, 'requireValue'> {
  const assign = (value: Json) => {
    // Never use the setter of `__proto__`.
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  };
  return {
    value: () => childOf(object, key),
    insert: assign,
    assign,
    remove: () => {
      delete object[key];
    },
  };
}

function inArray(array: Json[], key: string, pointer: string): Omit<Place, 'requireValue'> {
  const index = key === '-' ? array.length : Number(key);
  const requireIndex = (limit: number) => {
    if (key === '-') return;
    if (!/^\d+$/.test(key) || index > limit) throw badRequest(`Patch: '${pointer}' is outside of the array.`);
  };
  return {
    value: () => childOf(array, key),
    insert: (value) => {
      requireIndex(array.length);
      array.splice(index, 0, value);
    },
    assign: (value) => {
      requireIndex(array.length - 1);
      array.splice(index, 1, value);
    },
    remove: () => {
      array.splice(index, 1);
    },
  };
}
