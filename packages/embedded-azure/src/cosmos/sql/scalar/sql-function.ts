import type { Value } from '../../values/json.ts';

/** A scalar function of the dialect. */
export interface SqlFunction {
  /** The minimum and maximum number of arguments. */
  arity: readonly [number, number];
  apply(...args: Value[]): Value;
}

/** More arguments than any query has. */
export const MANY = 100;

export const isText = (value: Value): value is string => typeof value === 'string';
export const isNumber = (value: Value): value is number => typeof value === 'number';

/** No result if JSON can't represent the number. */
export const finite = (value: number): Value => (Number.isFinite(value) ? value : undefined);

export function ofOne(apply: (a: Value) => Value): SqlFunction {
  return { arity: [1, 1], apply };
}

export function ofText(apply: (text: string) => Value): SqlFunction {
  return ofOne((a) => (isText(a) ? apply(a) : undefined));
}

export function ofNumber(apply: (number: number) => number): SqlFunction {
  return ofOne((a) => (isNumber(a) ? finite(apply(a)) : undefined));
}

export function ofTwoNumbers(apply: (a: number, b: number) => number): SqlFunction {
  return { arity: [2, 2], apply: (a, b) => (isNumber(a) && isNumber(b) ? finite(apply(a, b)) : undefined) };
}

/** Two texts and, as third argument, whether to ignore case. */
export function comparing(apply: (text: string, other: string) => boolean): SqlFunction {
  return {
    arity: [2, 3],
    apply: (a, b, ignoreCase) => {
      if (!isText(a) || !isText(b)) return undefined;
      return ignoreCase === true ? apply(a.toLowerCase(), b.toLowerCase()) : apply(a, b);
    },
  };
}
