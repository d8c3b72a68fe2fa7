import type { Expression, ExpressionOf, Select, SelectItem, Span } from '../sql/ast.ts';
import { isAggregate } from '../sql/function-names.ts';
import { itemNames, rootAlias } from '../sql/projection.ts';

export function isAggregateCall(expression: Expression): expression is ExpressionOf<'call'> {
  return expression.kind === 'call' && isAggregate(expression.name);
}

/** Rewrites a query into the forms in which the SDK's merging stages expect a range's answer. */
export class RewrittenQuery {
  readonly #select: Select;
  readonly #quote: (span: Span) => string;
  readonly #from: string;
  readonly #where: string;

  constructor(select: Select, quote: (span: Span) => string) {
    this.#select = select;
    this.#quote = quote;
    this.#from = select.fromSpan ? quote(select.fromSpan) : rootAlias(select);
    this.#where = select.where ? `(${quote(select.where)})` : 'true';
  }

  ordered(limit: number | undefined): string {
    const quote = this.#quote;
    const { orderBy, distinct } = this.#select;
    const items = orderBy.map(({ expression }) => `{"item": ${quote(expression)}}`).join(', ');
    const order = orderBy
      .map(({ expression, descending }) => quote(expression) + (descending ? ' DESC' : ''))
      .join(', ');
    return (
      `SELECT ${distinct ? 'DISTINCT ' : ''}${rootAlias(this.#select)}._rid, [${items}] AS orderByItems, ` +
      `${this.#payload()} AS payload FROM ${this.#from} ` +
      `WHERE (${this.#where}) AND ({documentdb-formattableorderbyquery-filter}) ORDER BY ${order}` +
      (limit === undefined ? '' : ` OFFSET 0 LIMIT ${limit}`)
    );
  }

  grouped(): string {
    const quote = this.#quote;
    const { groupBy, projection } = this.#select;
    const keys = groupBy.map((expression) => `{"item": ${quote(expression)}}`).join(', ');
    const payload =
      projection.kind === 'value'
        ? isAggregateCall(projection.expression)
          ? `[${this.#part(projection.expression)}]`
          : quote(projection.expression)
        : projection.kind === 'items'
          ? this.#columns(projection.items)
          : rootAlias(this.#select);
    const groups = groupBy.map(quote).join(', ');
    return `SELECT [${keys}] AS groupByItems, ${payload} AS payload FROM ${this.#from} WHERE ${this.#where} GROUP BY ${groups}`;
  }

  /** Aggregates without VALUE, each under its name. */
  aggregatedByName(): string {
    const { projection } = this.#select;
    const items = projection.kind === 'items' ? projection.items : [];
    return `SELECT ${this.#columns(items)} AS payload FROM ${this.#from} WHERE ${this.#where}`;
  }

  aggregated(call: ExpressionOf<'call'>): string {
    return `SELECT VALUE [${this.#partial(call)}] FROM ${this.#from} WHERE ${this.#where}`;
  }

  fromTheFirstRow(text: string, limit: number): string {
    const before = text.slice(0, this.#select.offset?.start).replace(/\bOFFSET\s*$/i, '');
    return `${before} OFFSET 0 LIMIT ${limit}`;
  }

  #columns(items: readonly SelectItem[]): string {
    return objectOf(items, (expression) => this.#part(expression));
  }

  #part(expression: Expression): string {
    return isAggregateCall(expression) ? this.#partial(expression) : this.#quote(expression);
  }

  /** What a range returns for an aggregate, so that the SDK can merge the parts of all ranges. */
  #partial(call: ExpressionOf<'call'>): string {
    const argument = call.args.map(this.#quote).join(', ');
    switch (call.name) {
      case 'AVG':
        return `{"item": {"sum": SUM(${argument}), "count": COUNT(${argument})}}`;
      case 'MIN':
      case 'MAX':
        return `{"item2": {"${call.name.toLowerCase()}": ${call.name}(${argument}), "count": COUNT(${argument})}}`;
      default:
        return `{"item": ${this.#quote(call)}}`;
    }
  }

  #payload(): string {
    const { projection } = this.#select;
    switch (projection.kind) {
      case 'all':
        return rootAlias(this.#select);
      case 'value':
        return this.#quote(projection.expression);
      case 'items':
        return objectOf(projection.items, this.#quote);
    }
  }
}

function objectOf(items: readonly SelectItem[], quote: (expression: Expression) => string): string {
  const names = itemNames(items);
  const members = items.map(({ expression }, i) => `${JSON.stringify(names[i])}: ${quote(expression)}`);
  return `{${members.join(', ')}}`;
}
