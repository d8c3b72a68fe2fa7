/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };
/** The result of a path or an expression: a JSON value, or nothing. */
export type Value = Json | undefined;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Only a number with 200 digits, or with an exponent of three, can be beyond those of 64 bits. It follows one of these
 * characters, unlike most of the digits in ids, which would look like an exponent.
 */
const MAY_BE_TOO_LARGE = /(?:^|[\s,:[])-?\d(?:[\d.]*[eE]\+?\d{3}|\d{199})/;

/** Parses JSON. @throws SyntaxError, also for a number beyond those of 64 bits, which would be stored as null */
export function parseJson(text: string): unknown {
  if (!MAY_BE_TOO_LARGE.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_name, value: unknown) => {
    if (value === Infinity || value === -Infinity) throw new SyntaxError('a number is too large');
    return value;
  });
}

/** The order of types in Cosmos: undefined < null < false < true < numbers < strings < arrays < objects. */
export function typeRank(value: Value): number {
  switch (typeof value) {
    case 'undefined':
      return 0;
    case 'boolean':
      return value ? 3 : 2;
    case 'number':
      return 4;
    case 'string':
      return 5;
    default:
      if (value === null) return 1;
      return Array.isArray(value) ? 6 : 7;
  }
}

/** A total order over all values. Arrays and objects, which Cosmos does not order, are compared by their text. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const ranks = typeRank(a) - typeRank(b);
  if (ranks !== 0 || typeof a !== 'object' || a === null) return ranks;
  return compareText(JSON.stringify(a), JSON.stringify(b));
}

/**
 * Compares by code point, as UTF-8 bytes sort. JavaScript's own `<` compares UTF-16 units and puts 😀 before U+FFFF.
 */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => equalValues(item, b[i]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]));
}

/** The same text for equal values, however they are written. DISTINCT and GROUP BY compare it. */
export function canonicalText(value: Value): string {
  if (value === undefined) return 'undefined';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
  return `{${members.join(',')}}`;
}
