import { canonicalText, equalValues, isJsonObject, type Json, type Value } from '../../values/json.ts';
import { isNumber, isText, MANY, ofOne, type SqlFunction } from './sql-function.ts';

/** Arrays, sets and objects. */
export const arrayFunctions: Record<string, SqlFunction> = {
  ARRAY_CONTAINS: {
    arity: [2, 3],
    apply: (array, item, partial) => {
      if (!Array.isArray(array) || item === undefined) return undefined;
      const same = partial === true ? matchesPart : equalValues;
      return array.some((element) => same(element, item));
    },
  },
  ARRAY_CONTAINS_ANY: {
    arity: [2, MANY],
    apply: (array, ...items) =>
      Array.isArray(array) ? items.some((item) => array.some((element) => equalValues(element, item))) : undefined,
  },
  ARRAY_CONTAINS_ALL: {
    arity: [2, MANY],
    apply: (array, ...items) =>
      Array.isArray(array) ? items.every((item) => array.some((element) => equalValues(element, item))) : undefined,
  },
  ARRAY_LENGTH: ofOne((array) => (Array.isArray(array) ? array.length : undefined)),
  ARRAY_CONCAT: {
    arity: [2, MANY],
    apply: (...arrays) => (arrays.every((array) => Array.isArray(array)) ? arrays.flat(1) : undefined),
  },
  ARRAY_SLICE: {
    arity: [2, 3],
    apply: (array, from, length) => {
      if (!Array.isArray(array) || !isNumber(from)) return undefined;
      const start = from < 0 ? Math.max(0, array.length + from) : from;
      return array.slice(start, isNumber(length) ? start + Math.max(0, length) : undefined);
    },
  },
  SETINTERSECT: ofSets((a, b) => a.filter((item) => b.some((other) => equalValues(item, other)))),
  SETUNION: ofSets((a, b) => [...a, ...b]),
  SETDIFFERENCE: ofSets((a, b) => a.filter((item) => !b.some((other) => equalValues(item, other)))),
  CHOOSE: {
    arity: [2, MANY],
    apply: (nth, ...values) => (isNumber(nth) && Number.isInteger(nth) ? values[nth - 1] : undefined),
  },
  OBJECTTOARRAY: {
    arity: [1, 3],
    apply: (object, key = 'k', value = 'v') => {
      if (!isJsonObject(object) || !isText(key) || !isText(value)) return undefined;
      return Object.entries(object).map(([name, member]) => ({ [key]: name, [value]: member }));
    },
  },
};

/** Each value of the result once. */
function ofSets(apply: (a: Json[], b: Json[]) => Json[]): SqlFunction {
  return {
    arity: [2, 2],
    apply: (a, b): Value => {
      if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
      return [...new Map(apply(a, b).map((item) => [canonicalText(item), item])).values()];
    },
  };
}

/** Whether `whole` contains everything in `part`. What `part` does not mention is ignored. */
function matchesPart(whole: Json | undefined, part: Json | undefined): boolean {
  if (!isJsonObject(part) || !isJsonObject(whole)) return equalValues(whole, part);
  return Object.keys(part).every((key) => Object.hasOwn(whole, key) && matchesPart(whole[key], part[key]));
}
