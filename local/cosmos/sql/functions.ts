import { equalValues, isJsonObject, type Json, type Value } from '../values/json.ts';

export interface SqlFunction {
  /** The least and the most arguments. */
  arity: readonly [number, number];
  apply(...args: Value[]): Value;
}

const MANY = 100;

/** Every scalar function of the dialect, by its name in capitals. undefined in means undefined out. */
export const functions: ReadonlyMap<string, SqlFunction> = new Map(
  Object.entries<SqlFunction>({
    IS_DEFINED: one((a) => a !== undefined),
    IS_NULL: one((a) => a === null),
    IS_BOOL: one((a) => typeof a === 'boolean'),
    IS_NUMBER: one((a) => typeof a === 'number'),
    IS_INTEGER: one((a) => Number.isInteger(a)),
    IS_FINITE_NUMBER: one((a) => Number.isFinite(a)),
    IS_STRING: one((a) => typeof a === 'string'),
    IS_ARRAY: one((a) => Array.isArray(a)),
    IS_OBJECT: one((a) => isJsonObject(a)),
    IS_PRIMITIVE: one((a) => a === null || ['string', 'number', 'boolean'].includes(typeof a)),

    STARTSWITH: comparing((text, part) => text.startsWith(part)),
    ENDSWITH: comparing((text, part) => text.endsWith(part)),
    CONTAINS: comparing((text, part) => text.includes(part)),
    STRINGEQUALS: comparing((text, other) => text === other),
    UPPER: ofText((text) => text.toUpperCase()),
    LOWER: ofText((text) => text.toLowerCase()),
    LENGTH: ofText((text) => text.length),
    TRIM: ofText((text) => text.trim()),
    LTRIM: ofText((text) => text.trimStart()),
    RTRIM: ofText((text) => text.trimEnd()),
    REVERSE: ofText((text) => [...text].reverse().join('')),
    STRINGTONUMBER: ofText((text) => {
      const number = Number(text);
      return text.trim() === '' || Number.isNaN(number) ? undefined : number;
    }),
    TOSTRING: one((a) => (a === undefined || typeof a === 'string' ? a : JSON.stringify(a))),
    CONCAT: { arity: [2, MANY], apply: (...parts) => (parts.every(isText) ? parts.join('') : undefined) },
    SUBSTRING: {
      arity: [3, 3],
      apply: (text, from, length) =>
        isText(text) && isNumber(from) && isNumber(length)
          ? text.slice(Math.max(0, from), Math.max(0, from) + Math.max(0, length))
          : undefined,
    },
    LEFT: {
      arity: [2, 2],
      apply: (text, length) => (isText(text) && isNumber(length) ? text.slice(0, Math.max(0, length)) : undefined),
    },
    RIGHT: {
      arity: [2, 2],
      apply: (text, length) =>
        isText(text) && isNumber(length) ? text.slice(Math.max(0, text.length - Math.max(0, length))) : undefined,
    },
    INDEX_OF: {
      arity: [2, 3],
      apply: (text, part, from = 0) =>
        isText(text) && isText(part) && isNumber(from) ? text.indexOf(part, from) : undefined,
    },
    REPLACE: {
      arity: [3, 3],
      apply: (text, part, by) =>
        isText(text) && isText(part) && isText(by) ? (part === '' ? text : text.split(part).join(by)) : undefined,
    },

    ARRAY_CONTAINS: {
      arity: [2, 3],
      apply: (array, item, partial) => {
        if (!Array.isArray(array) || item === undefined) return undefined;
        const same = partial === true ? matchesPart : equalValues;
        return array.some((element) => same(element, item));
      },
    },
    ARRAY_LENGTH: one((array) => (Array.isArray(array) ? array.length : undefined)),
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

    ABS: ofNumber(Math.abs),
    CEILING: ofNumber(Math.ceil),
    FLOOR: ofNumber(Math.floor),
    ROUND: ofNumber((a) => Math.sign(a) * Math.round(Math.abs(a))), // halves go away from zero
    TRUNC: ofNumber(Math.trunc),
    SIGN: ofNumber(Math.sign),
    SQRT: ofNumber(Math.sqrt),
    EXP: ofNumber(Math.exp),
    LOG: ofNumber(Math.log),
    POWER: {
      arity: [2, 2],
      apply: (base, exponent) => (isNumber(base) && isNumber(exponent) ? finite(base ** exponent) : undefined),
    },

    IIF: { arity: [3, 3], apply: (test, then, otherwise) => (test === true ? then : otherwise) },
    GETCURRENTDATETIME: { arity: [0, 0], apply: () => new Date().toISOString().replace('Z', '0000Z') },
    GETCURRENTTIMESTAMP: { arity: [0, 0], apply: () => Date.now() },
  }),
);

const isText = (value: Value): value is string => typeof value === 'string';
const isNumber = (value: Value): value is number => typeof value === 'number';
const finite = (value: number): Value => (Number.isFinite(value) ? value : undefined);

function one(apply: (a: Value) => Value): SqlFunction {
  return { arity: [1, 1], apply };
}

function ofText(apply: (text: string) => Value): SqlFunction {
  return one((a) => (isText(a) ? apply(a) : undefined));
}

function ofNumber(apply: (number: number) => number): SqlFunction {
  return one((a) => (isNumber(a) ? finite(apply(a)) : undefined));
}

/** Two texts and, as third argument, whether upper and lower case are the same. */
function comparing(apply: (text: string, other: string) => boolean): SqlFunction {
  return {
    arity: [2, 3],
    apply: (a, b, ignoreCase) => {
      if (!isText(a) || !isText(b)) return undefined;
      return ignoreCase === true ? apply(a.toLowerCase(), b.toLowerCase()) : apply(a, b);
    },
  };
}

/** Whether all that `part` says is so in `whole`; what `part` does not mention does not count. */
function matchesPart(whole: Json | undefined, part: Json | undefined): boolean {
  if (!isJsonObject(part) || !isJsonObject(whole)) return equalValues(whole, part);
  return Object.keys(part).every((key) => Object.hasOwn(whole, key) && matchesPart(whole[key], part[key]));
}
