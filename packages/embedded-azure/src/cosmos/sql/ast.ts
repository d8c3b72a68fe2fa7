import type { Value } from '../values/json.ts';

/** The position of a part in the query's text. The query plan quotes it from there. */
export interface Span {
  start: number;
  end: number;
}

export type Expression = Span &
  (
    | { kind: 'literal'; value: Value }
    | { kind: 'parameter'; name: string }
    | { kind: 'identifier'; name: string }
    | { kind: 'property'; object: Expression; key: Expression }
    | { kind: 'unary'; operator: string; operand: Expression }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    | { kind: 'in'; operand: Expression; list: Expression[]; negated: boolean }
    | { kind: 'between'; operand: Expression; low: Expression; high: Expression; negated: boolean }
    | { kind: 'like'; operand: Expression; pattern: Expression; escapeChar: Expression | undefined; negated: boolean }
    | { kind: 'call'; name: string; args: Expression[] }
    | { kind: 'array'; items: Expression[] }
    | { kind: 'object'; members: { key: string; value: Expression }[] }
    | { kind: 'conditional'; test: Expression; then: Expression; otherwise: Expression }
    | { kind: 'subquery'; mode: 'exists' | 'array' | 'scalar'; select: Select }
  );

export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** One item of FROM or JOIN. */
export interface Source {
  alias: string;
  /** undefined: the container itself, under the name `alias`. */
  from: Expression | Select | undefined;
  /** `x IN path`: one row for each element. */
  iterate: boolean;
}

export interface SelectItem {
  expression: Expression;
  alias: string | undefined;
}

export interface OrderItem {
  expression: Expression;
  descending: boolean;
}

export interface Select {
  kind: 'select';
  distinct: boolean;
  top: Expression | undefined;
  projection: { kind: 'all' } | { kind: 'value'; expression: Expression } | { kind: 'items'; items: SelectItem[] };
  sources: Source[];
  /** The text after FROM, including JOINs; undefined without FROM. */
  fromSpan: Span | undefined;
  where: Expression | undefined;
  groupBy: Expression[];
  orderBy: OrderItem[];
  offset: Expression | undefined;
  limit: Expression | undefined;
  /** The aggregate calls of this SELECT, without those of its subqueries. */
  aggregates: ExpressionOf<'call'>[];
}
