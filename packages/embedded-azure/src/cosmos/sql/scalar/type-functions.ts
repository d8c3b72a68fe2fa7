import { isJsonObject } from '../../values/json.ts';
import { ofOne, ofText, type SqlFunction } from './sql-function.ts';

const WHOLE = /^\s*-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** Checks types, and reads texts as values of other types. */
export const typeFunctions: Record<string, SqlFunction> = {
  IS_DEFINED: ofOne((a) => a !== undefined),
  IS_NULL: ofOne((a) => a === null),
  IS_BOOL: ofOne((a) => typeof a === 'boolean'),
  IS_NUMBER: ofOne((a) => typeof a === 'number'),
  IS_INTEGER: ofOne((a) => Number.isInteger(a)),
  IS_FINITE_NUMBER: ofOne((a) => Number.isFinite(a)),
  IS_STRING: ofOne((a) => typeof a === 'string'),
  IS_ARRAY: ofOne((a) => Array.isArray(a)),
  IS_OBJECT: ofOne((a) => isJsonObject(a)),
  IS_PRIMITIVE: ofOne((a) => a === null || ['string', 'number', 'boolean'].includes(typeof a)),

  TOSTRING: ofOne((a) => (a === undefined || typeof a === 'string' ? a : JSON.stringify(a))),
  STRINGTONUMBER: ofText((text) => (WHOLE.test(text) ? Number(text) : undefined)),
  STRINGTOBOOLEAN: ofText((text) => {
    const word = text.trim();
    return word === 'true' ? true : word === 'false' ? false : undefined;
  }),
  STRINGTONULL: ofText((text) => (text.trim() === 'null' ? null : undefined)),
  STRINGTOARRAY: ofText((text) => {
    const value = parsed(text);
    return Array.isArray(value) ? value : undefined;
  }),
  STRINGTOOBJECT: ofText((text) => {
    const value = parsed(text);
    return isJsonObject(value) ? value : undefined;
  }),
};

/** Parses a text as strict JSON; undefined if it is invalid. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
