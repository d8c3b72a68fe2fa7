import { RE2JS } from 're2js';
import type { AmqpScalar } from '../message/decode-amqp.ts';
import type { MessageContent } from '../message/message-content.ts';
import { LONGEST_EXPRESSION } from './sql-tokens.ts';

/** A value of an expression. Undefined is SQL's "unknown", the result of absent properties and mismatched types. */
export type SqlValue = AmqpScalar | undefined;
export type Expression = (content: MessageContent) => SqlValue;

const isNumber = (value: SqlValue): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';
const isUnknown = (value: SqlValue): value is null | undefined => value === null || value === undefined;

/** Below, equal or above zero; undefined when the two have no order. */
export function compare(left: SqlValue, right: SqlValue): number | undefined {
  if (isNumber(left) && isNumber(right)) return order(left, right);
  if (typeof left === 'string' && typeof right === 'string') return order(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return order(left, right);
  if (left instanceof Date && right instanceof Date) return order(left.getTime(), right.getTime());
  return undefined;
}

function order<T extends string | number | bigint | boolean>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const COMPARISONS: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

export function comparison(operator: string): ((left: Expression, right: Expression) => Expression) | undefined {
  const holds = COMPARISONS[operator];
  if (holds === undefined) return undefined;
  return (left, right) => (content) => {
    const found = compare(left(content), right(content));
    return found === undefined ? undefined : holds(found);
  };
}

/** Three-valued logic: false AND unknown is false, true OR unknown is true, everything else with unknown is unknown. */
export const logic = {
  and:
    (left: Expression, right: Expression): Expression =>
    (content) => {
      const one = left(content);
      if (one === false) return false;
      const other = right(content);
      if (other === false) return false;
      return one === true && other === true ? true : undefined;
    },
  or:
    (left: Expression, right: Expression): Expression =>
    (content) => {
      const one = left(content);
      if (one === true) return true;
      const other = right(content);
      if (other === true) return true;
      return one === false && other === false ? false : undefined;
    },
  not:
    (inner: Expression): Expression =>
    (content) => {
      const value = inner(content);
      return typeof value === 'boolean' ? !value : undefined;
    },
  isNull:
    (inner: Expression): Expression =>
    (content) =>
      isUnknown(inner(content)),
  exists:
    (inner: Expression): Expression =>
    (content) =>
      !isUnknown(inner(content)),
  isIn:
    (inner: Expression, list: readonly Expression[]): Expression =>
    (content) => {
      const value = inner(content);
      return isUnknown(value) ? undefined : list.some((item) => compare(value, item(content)) === 0);
    },
} as const;

/** `+` also joins strings. Arithmetic uses double precision numbers. */
export function arithmetic(operator: string, left: Expression, right: Expression): Expression {
  return (content) => {
    const one = left(content);
    const other = right(content);
    if (operator === '+' && typeof one === 'string' && typeof other === 'string') return one + other;
    if (!isNumber(one) || !isNumber(other)) return undefined;
    return calculate(operator, Number(one), Number(other));
  };
}

function calculate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '%':
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}

/** `%` is any sequence of characters, `_` any single one. The escape character makes them ordinary. */
export function like(value: Expression, pattern: Expression, escapedBy: Expression | undefined): Expression {
  let compiled: { pattern: string; expression: RE2JS } | undefined;
  return (content) => {
    const text = value(content);
    const wanted = pattern(content);
    if (typeof text !== 'string' || typeof wanted !== 'string') return undefined;
    // A property of the message may be the pattern, too.
    if (wanted.length > LONGEST_EXPRESSION) return undefined;
    if (compiled?.pattern !== wanted) {
      const escapeCharacter = escapedBy?.(content);
      const expression = likeExpression(wanted, typeof escapeCharacter === 'string' ? escapeCharacter : undefined);
      compiled = { pattern: wanted, expression };
    }
    return compiled.expression.test(text);
  };
}

/** RE2's time grows only linearly with the text, for any number of `%`. */
function likeExpression(pattern: string, escapeCharacter: string | undefined): RE2JS {
  let source = '';
  let escaped = false;
  for (const character of pattern) {
    if (!escaped && character === escapeCharacter) {
      escaped = true;
      continue;
    }
    if (!escaped && character === '%') source += '.*';
    else if (!escaped && character === '_') source += '.';
    else source += RE2JS.quote(character);
    escaped = false;
  }
  return RE2JS.compile(`^${source}$`, RE2JS.DOTALL);
}
