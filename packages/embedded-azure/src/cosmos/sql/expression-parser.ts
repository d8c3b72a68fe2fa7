import type { Expression, Select } from './ast.ts';
import { PrimaryParser } from './primary-parser.ts';
import type { TokenCursor } from './token-cursor.ts';

const COMPARISONS = new Set(['=', '!=', '<>', '<', '>', '<=', '>=']);
/** Binary operators that bind tighter than a comparison, the weakest first. */
const LEVELS = [['|'], ['^'], ['&'], ['<<', '>>', '>>>'], ['||'], ['+', '-'], ['*', '/', '%']];

/** Parses expressions by their operators, from the weakest (`? :`) to the unary ones. */
export class ExpressionParser {
  readonly primaries: PrimaryParser;
  readonly #cursor: TokenCursor;

  constructor(cursor: TokenCursor, parseSelect: () => Select) {
    this.#cursor = cursor;
    this.primaries = new PrimaryParser(cursor, { expression: () => this.expression(), select: parseSelect });
  }

  expression(): Expression {
    const test = this.#coalesce();
    if (!this.#cursor.takesSymbol('?')) return test;
    const then = this.expression();
    this.#cursor.needsSymbol(':');
    const otherwise = this.expression();
    return { kind: 'conditional', test, then, otherwise, start: test.start, end: otherwise.end };
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
      const list = this.primaries.list();
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
      const escapeChar = cursor.takes('ESCAPE') ? this.primaries.primary() : undefined;
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
    if (token.kind !== 'symbol' || !['-', '+', '~'].includes(token.value)) return this.primaries.path();
    this.#cursor.next();
    const operand = this.#unary();
    const span = { start: token.start, end: operand.end };
    if (token.value === '-' && operand.kind === 'literal' && typeof operand.value === 'number') {
      return { kind: 'literal', value: -operand.value, ...span };
    }
    return { kind: 'unary', operator: token.value, operand, ...span };
  }
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
}
