import type { Expression, OrderItem, Select, SelectItem, Source } from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import { TokenCursor } from './token-cursor.ts';

/**
 * Parses one query of the NoSQL dialect.
 *
 * @throws SqlError on a fault of syntax or an unknown function
 */
export function parseSelect(text: string): Select {
  const parser = new SelectParser(new TokenCursor(text));
  return parser.query();
}

class SelectParser {
  readonly #cursor: TokenCursor;
  readonly #expressions: ExpressionParser;

  constructor(cursor: TokenCursor) {
    this.#cursor = cursor;
    this.#expressions = new ExpressionParser(cursor, () => this.select());
  }

  query(): Select {
    const select = this.select();
    if (this.#cursor.peek().kind !== 'end') this.#cursor.fail();
    return select;
  }

  select(): Select {
    const cursor = this.#cursor;
    const expressions = this.#expressions;
    const outerAggregates = expressions.primaries.aggregates;
    const aggregates: Select['aggregates'] = [];
    expressions.primaries.aggregates = aggregates;

    cursor.needs('SELECT');
    const distinct = cursor.takes('DISTINCT');
    const top = cursor.takes('TOP') ? expressions.primaries.primary() : undefined;
    const projection = this.#projection();
    const { sources, fromSpan } = this.#from();
    const where = cursor.takes('WHERE') ? expressions.expression() : undefined;
    const groupBy = this.#groupBy();
    const orderBy = this.#orderBy();
    let offset: Expression | undefined;
    let limit: Expression | undefined;
    if (cursor.takes('OFFSET')) {
      offset = expressions.primaries.primary();
      cursor.needs('LIMIT');
      limit = expressions.primaries.primary();
    }

    expressions.primaries.aggregates = outerAggregates;
    return {
      ...{ kind: 'select', distinct, top, projection, sources, fromSpan, where, groupBy, orderBy },
      ...{ offset, limit, aggregates },
    };
  }

  #projection(): Select['projection'] {
    const cursor = this.#cursor;
    if (cursor.takesSymbol('*')) return { kind: 'all' };
    if (cursor.takes('VALUE')) return { kind: 'value', expression: this.#expressions.expression() };
    const items: SelectItem[] = [];
    do {
      items.push({ expression: this.#expressions.expression(), alias: cursor.takesAlias() });
    } while (cursor.takesSymbol(','));
    return { kind: 'items', items };
  }

  #from(): Pick<Select, 'sources' | 'fromSpan'> {
    const cursor = this.#cursor;
    if (!cursor.takes('FROM')) return { sources: [], fromSpan: undefined };
    const { start } = cursor.peek();
    const sources: Source[] = [];
    do {
      sources.push(this.#source());
    } while (cursor.takes('JOIN'));
    return { sources, fromSpan: { start, end: cursor.passed } };
  }

  #source(): Source {
    const cursor = this.#cursor;
    if (cursor.seesSymbol('(')) {
      const from = this.#parenthesized();
      return { alias: cursor.takesAlias() ?? ANONYMOUS, from, iterate: true };
    }
    if (cursor.seesName() && cursor.sees('IN', 1)) {
      const alias = cursor.needsName();
      cursor.needs('IN');
      const from = cursor.seesSymbol('(') ? this.#parenthesized() : this.#expressions.primaries.path();
      return { alias, from, iterate: true };
    }
    const from = this.#expressions.primaries.path();
    const alias = cursor.takesAlias();
    if (from.kind === 'identifier') return { alias: alias ?? from.name, from: undefined, iterate: false };
    return { alias: alias ?? lastKey(from) ?? cursor.fail(), from, iterate: false };
  }

  #parenthesized(): Select {
    this.#cursor.needsSymbol('(');
    const select = this.select();
    this.#cursor.needsSymbol(')');
    return select;
  }

  #groupBy(): Expression[] {
    if (!this.#cursor.takes('GROUP')) return [];
    this.#cursor.needs('BY');
    return this.#expressions.primaries.list();
  }

  #orderBy(): OrderItem[] {
    const cursor = this.#cursor;
    if (!cursor.takes('ORDER')) return [];
    cursor.needs('BY');
    const items: OrderItem[] = [];
    do {
      const expression = this.#expressions.expression();
      const descending = cursor.takes('DESC');
      if (!descending) cursor.takes('ASC');
      items.push({ expression, descending });
    } while (cursor.takesSymbol(','));
    return items;
  }
}

/** The alias of a subquery in FROM without one: a name that no query can use. */
const ANONYMOUS = '';

/** The name of a path's target: `c.a.b` is called `b`. */
export function lastKey(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name;
  if (expression.kind !== 'property' || expression.key.kind !== 'literal') return undefined;
  return typeof expression.key.value === 'string' ? expression.key.value : undefined;
}
