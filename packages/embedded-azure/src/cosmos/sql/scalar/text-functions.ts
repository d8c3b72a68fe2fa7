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
  TRIM: trimming((text, isCut) => trimmedEnd(trimmedStart(text, isCut), isCut)),
  LTRIM: trimming(trimmedStart),
  RTRIM: trimming(trimmedEnd),
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
    apply(text, pattern, modifiers = '') {
      if (!isText(text) || !isText(pattern) || !isText(modifiers)) return undefined;
      return regularExpression(pattern, modifiers)?.test(text);
    },
  },
};

type IsCut = (character: string) => boolean;

/** Removes white space or, with a second text, any of its characters. */
function trimming(trim: (text: string, isCut: IsCut) => string): SqlFunction {
  return {
    arity: [1, 2],
    apply: (...args) => {
      const [text, characters] = args;
      if (!isText(text)) return undefined;
      if (args.length === 1) return trim(text, (character) => character.trim() === '');
      return isText(characters) ? trim(text, (character) => characters.includes(character)) : undefined;
    },
  };
}

function trimmedStart(text: string, isCut: IsCut): string {
  let from = 0;
  while (from < text.length && isCut(text.charAt(from))) from += 1;
  return text.slice(from);
}

function trimmedEnd(text: string, isCut: IsCut): string {
  let to = text.length;
  while (to > 0 && isCut(text.charAt(to - 1))) to -= 1;
  return text.slice(0, to);
}
