import type { Expression, ExpressionOf, Select } from './ast.ts';
import { isAggregate, requireFunction } from './function-names.ts';
import { isReserved, type TokenCursor } from './token-cursor.ts';

const COMPARISONS = new Set(['=', '!=', '<>', '<', '>', '<=', '>=']);
/** Binary operators that bind tighter than a comparison, the loosest first. */
const LEVELS = [['|'], ['^'], ['&'], ['<<', '>>', '>>>'], ['||'], ['+', '-'], ['*', '/', '%']];

/** Parses expressions, from the loosest operator (`? :`) down to literals and names. */
export class ExpressionParser {
  /** The aggregate calls met since the owner last emptied it. */
  aggregates: ExpressionOf<'call'>[] = [];
  readonly #cursor: TokenCursor;
  readonly #parseSelect: () => Select;

  constructor(cursor: TokenCursor, parseSelect: () => Select) {
    this.#cursor = cursor;
    this.#parseSelect = parseSelect;
  }

  expression(): Expression {
    const test = this.#coalesce();
    if (!this.#cursor.takesSymbol('?')) return test;
    const then = this.expression();
    this.#cursor.needsSymbol(':');
    const otherwise = this.expression();
    return { kind: 'conditional', test, then, otherwise, start: test.start, end: otherwise.end };
  }

  list(): Expression[] {
    const items = [this.expression()];
    while (this.#cursor.takesSymbol(',')) items.push(this.expression());
    return items;
  }

  #coalesce(): Expression {
    let left = this.#or();
    while (this.#cursor.takesSymbol('??')) left = binary('??', left, this.#or());
    return left;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#cursor.takes('OR')) left = binary('OR', left, this.#and());
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#cursor.takes('AND')) left = binary('AND', left, this.#not());
    return left;
  }

  #not(): Expression {
    const { start } = this.#cursor.peek();
    if (!this.#cursor.takes('NOT')) return this.#comparison();
    const operand = this.#not();
    return { kind: 'unary', operator: 'NOT', operand, start, end: operand.end };
  }

  #comparison(): Expression {
    const cursor = this.#cursor;
    let left = this.#binary(0);
    for (;;) {
      const token = cursor.peek();
      if (token.kind === 'symbol' && COMPARISONS.has(token.value)) {
        cursor.next();
        left = binary(token.value === '<>' ? '!=' : token.value, left, this.#binary(0));
        continue;
      }
      const negated = cursor.sees('NOT') && ['IN', 'BETWEEN', 'LIKE'].some((keyword) => cursor.sees(keyword, 1));
      if (negated) cursor.next();
      const range = this.#membership(left, negated);
      if (range === undefined) return left;
      left = range;
    }
  }

  #membership(operand: Expression, negated: boolean): Expression | undefined {
    const cursor = this.#cursor;
    const { start } = operand;
    if (cursor.takes('IN')) {
      cursor.needsSymbol('(');
      const list = this.list();
      cursor.needsSymbol(')');
      return { kind: 'in', operand, list, negated, start, end: cursor.passed };
    }
    if (cursor.takes('BETWEEN')) {
      const low = this.#binary(0);
      cursor.needs('AND');
      const high = this.#binary(0);
      return { kind: 'between', operand, low, high, negated, start, end: high.end };
    }
    if (cursor.takes('LIKE')) {
      const pattern = this.#binary(0);
      const escapeChar = cursor.takes('ESCAPE') ? this.primary() : undefined;
      return { kind: 'like', operand, pattern, escapeChar, negated, start, end: cursor.passed };
    }
    return undefined;
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const token = this.#cursor.peek();
      if (token.kind !== 'symbol' || !operators.includes(token.value)) return left;
      this.#cursor.next();
      left = binary(token.value, left, this.#binary(level + 1));
    }
  }

  #unary(): Expression {
    const token = this.#cursor.peek();
    if (token.kind !== 'symbol' || !['-', '+', '~'].includes(token.value)) return this.path();
    this.#cursor.next();
    const operand = this.#unary();
    const span = { start: token.start, end: operand.end };
    if (token.value === '-' && operand.kind === 'literal' && typeof operand.value === 'number') {
      return { kind: 'literal', value: -operand.value, ...span };
    }
    return { kind: 'unary', operator: token.value, operand, ...span };
  }

  /** A primary with its `.name` and `[key]` steps. */
  path(): Expression {
    const cursor = this.#cursor;
    let object = this.primary();
    for (;;) {
      const { start } = object;
      if (cursor.takesSymbol('.')) {
        // As in Azure, a keyword is no property name here: `c.value` is refused, `c["value"]` is right.
        if (!cursor.seesName()) cursor.fail();
        const name = cursor.next();
        const key: Expression = { kind: 'literal', value: name.value, start: name.start, end: name.end };
        object = { kind: 'property', object, key, start, end: name.end };
      } else if (cursor.takesSymbol('[')) {
        const key = this.expression();
        cursor.needsSymbol(']');
        object = { kind: 'property', object, key, start, end: cursor.passed };
      } else {
        return object;
      }
    }
  }

  primary(): Expression {
    const cursor = this.#cursor;
    const { kind, value, start, end } = cursor.peek();
    switch (kind) {
      case 'number':
        cursor.next();
        return { kind: 'literal', value: Number(value), start, end };
      case 'text':
        cursor.next();
        return { kind: 'literal', value, start, end };
      case 'parameter':
        cursor.next();
        return { kind: 'parameter', name: value, start, end };
      case 'word':
        return this.#word();
      default:
        return this.#bracketed();
    }
  }

  #bracketed(): Expression {
    const cursor = this.#cursor;
    const { start } = cursor.peek();
    if (cursor.takesSymbol('(')) {
      if (cursor.sees('SELECT')) return this.#subquery('scalar', start);
      const inner = this.expression();
      cursor.needsSymbol(')');
      return { ...inner, start, end: cursor.passed };
    }
    if (cursor.takesSymbol('[')) {
      const items = cursor.seesSymbol(']') ? [] : this.list();
      cursor.needsSymbol(']');
      return { kind: 'array', items, start, end: cursor.passed };
    }
    cursor.needsSymbol('{');
    const members: { key: string; value: Expression }[] = [];
    if (!cursor.seesSymbol('}')) {
      do {
        const key = cursor.next();
        if (key.kind !== 'word' && key.kind !== 'text') cursor.fail();
        cursor.needsSymbol(':');
        members.push({ key: key.value, value: this.expression() });
      } while (cursor.takesSymbol(','));
    }
    cursor.needsSymbol('}');
    return { kind: 'object', members, start, end: cursor.passed };
  }

  #word(): Expression {
    const cursor = this.#cursor;
    const { value, start, end } = cursor.peek();
    const keyword = value.toUpperCase();
    const constant = CONSTANTS.get(keyword);
    if (constant !== undefined) {
      cursor.next();
      return { kind: 'literal', value: constant.value, start, end };
    }
    if (cursor.seesSymbol('(', 1)) {
      if (keyword === 'EXISTS' || keyword === 'ARRAY') {
        cursor.next();
        cursor.next();
        return this.#subquery(keyword === 'EXISTS' ? 'exists' : 'array', start);
      }
      if (!isReserved(keyword)) return this.#call(keyword);
    }
    if (keyword === 'UDF' && cursor.seesSymbol('.', 1)) requireFunction('UDF');
    return { kind: 'identifier', name: cursor.needsName(), start, end };
  }

  #call(name: string): Expression {
    const cursor = this.#cursor;
    requireFunction(name);
    const { start } = cursor.next();
    cursor.needsSymbol('(');
    const args = cursor.seesSymbol(')') ? [] : this.list();
    cursor.needsSymbol(')');
    const call = { kind: 'call', name, args, start, end: cursor.passed } as const;
    requireFunction(name, args.length);
    if (isAggregate(name)) this.aggregates.push(call);
    return call;
  }

  #subquery(mode: 'exists' | 'array' | 'scalar', start: number): Expression {
    const select = this.#parseSelect();
    this.#cursor.needsSymbol(')');
    return { kind: 'subquery', mode, select, start, end: this.#cursor.passed };
  }
}

const CONSTANTS = new Map<string, { value: boolean | null | undefined }>([
  ['TRUE', { value: true }],
  ['FALSE', { value: false }],
  ['NULL', { value: null }],
  ['UNDEFINED', { value: undefined }],
]);

function binary(operator: string, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
}
