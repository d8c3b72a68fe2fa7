import type { Expression, ExpressionOf, Select } from './ast.ts';
import { isAggregate, requireFunction } from './function-names.ts';
import { isReserved, type TokenCursor } from './token-cursor.ts';

/** Parses the operands of operators: literals, names, paths, calls, lists, and everything in brackets. */
export class PrimaryParser {
  /** The aggregate calls found since the owner last emptied it. */
  aggregates: ExpressionOf<'call'>[] = [];
  readonly #cursor: TokenCursor;
  readonly #parse: { expression(): Expression; select(): Select };

  constructor(cursor: TokenCursor, parse: { expression(): Expression; select(): Select }) {
    this.#cursor = cursor;
    this.#parse = parse;
  }

  list(): Expression[] {
    const items = [this.#parse.expression()];
    while (this.#cursor.takesSymbol(',')) items.push(this.#parse.expression());
    return items;
  }

  /** A primary with its `.name` and `[key]` steps. */
  path(): Expression {
    const cursor = this.#cursor;
    let object = this.primary();
    for (;;) {
      const { start } = object;
      if (cursor.takesSymbol('.')) {
        // As in Azure, a keyword can't be a property name here: `c.value` is refused, `c["value"]` works.
        if (!cursor.seesName()) cursor.fail();
        const name = cursor.next();
        const key: Expression = { kind: 'literal', value: name.value, start: name.start, end: name.end };
        object = { kind: 'property', object, key, start, end: name.end };
      } else if (cursor.takesSymbol('[')) {
        const key = this.#parse.expression();
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
      const inner = this.#parse.expression();
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
        members.push({ key: key.value, value: this.#parse.expression() });
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
    requireFunction(name, call);
    if (isAggregate(name)) this.aggregates.push(call);
    return call;
  }

  #subquery(mode: 'exists' | 'array' | 'scalar', start: number): Expression {
    const select = this.#parse.select();
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
