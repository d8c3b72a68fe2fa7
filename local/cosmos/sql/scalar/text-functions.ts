import { regularExpression } from './regular-expression.ts';
import { comparing, isNumber, isText, MANY, ofText, type SqlFunction } from './sql-function.ts';

const LONGEST_REPLICA = 10_000;

export const textFunctions: Record<string, SqlFunction> = {
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
  REPLICATE: {
    arity: [2, 2],
    apply: (text, times) => {
      const valid = isText(text) && isNumber(times) && Number.isInteger(times) && times >= 0;
      return valid && text.length * times <= LONGEST_REPLICA ? text.repeat(times) : undefined;
    },
  },
  STRINGJOIN: {
    arity: [2, 2],
    apply: (parts, separator) =>
      Array.isArray(parts) && parts.every(isText) && isText(separator) ? parts.join(separator) : undefined,
  },
  STRINGSPLIT: {
    arity: [2, 2],
    apply: (text, separator) => (isText(text) && isText(separator) ? text.split(separator) : undefined),
  },
  REGEXMATCH: {
    arity: [2, 3],
    apply: (text, pattern, modifiers = '') =>
      isText(text) && isText(pattern) && isText(modifiers)
        ? regularExpression(pattern, modifiers)?.test(text)
        : undefined,
  },
};
