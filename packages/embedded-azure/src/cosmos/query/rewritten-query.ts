import type { Expression, ExpressionOf, Select, SelectItem, Span } from '../sql/ast.ts';
import { isAggregate } from '../sql/function-names.ts';
import { lastKey } from '../sql/parse.ts';
import { rootAlias } from '../sql/projection.ts';

/** What a selected item is called in the result. */
export const nameOf = (item: SelectItem, i: number): string => item.alias ?? lastKey(item.expression) ?? `$${i + 1}`;

export function isAggregateCall(expression: Expression): expression is ExpressionOf<'call'> {
  return expression.kind === 'call' && isAggregate(expression.name);
}

/** The forms in which the SDK's merging stages expect a range's answer. */
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
    const part = (expression: Expression) =>
      isAggregateCall(expression) ? this.#partial(expression) : quote(expression);
    const payload =
      projection.kind === 'value'
        ? isAggregateCall(projection.expression)
          ? `[${part(projection.expression)}]`
          : quote(projection.expression)
        : projection.kind === 'items'
          ? `{${projection.items.map((item, i) => `${JSON.stringify(nameOf(item, i))}: ${part(item.expression)}`).join(', ')}}`
          : rootAlias(this.#select);
    const groups = groupBy.map(quote).join(', ');
    return `SELECT [${keys}] AS groupByItems, ${payload} AS payload FROM ${this.#from} WHERE ${this.#where} GROUP BY ${groups}`;
  }

  aggregated(call: ExpressionOf<'call'>): string {
    return `SELECT VALUE [${this.#partial(call)}] FROM ${this.#from} WHERE ${this.#where}`;
  }

  fromTheFirstRow(text: string, limit: number): string {
    const before = text.slice(0, this.#select.offset?.start).replace(/\bOFFSET\s*$/i, '');
    return `${before} OFFSET 0 LIMIT ${limit}`;
  }

  /** What a range returns for an aggregate, so that the SDK can put the parts of all ranges together. */
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
      case 'items': {
        const members = projection.items.map(
          (item, i) => `${JSON.stringify(nameOf(item, i))}: ${this.#quote(item.expression)}`,
        );
        return `{${members.join(', ')}}`;
      }
    }
  }
}
