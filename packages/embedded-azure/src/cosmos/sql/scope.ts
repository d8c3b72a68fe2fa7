import type { Json, Value } from '../values/json.ts';
import type { Expression, Select } from './ast.ts';

/** The values of names while one row is evaluated. */
export interface Scope {
  readonly variables: Readonly<Record<string, Value>>;
  readonly parameters: ReadonlyMap<string, Value>;
  /** The results of the aggregate calls, if rows have been grouped. */
  readonly aggregates?: ReadonlyMap<Expression, Value>;
  /** The rows of arrays that the request may still iterate. One object for the whole request. */
  readonly budget: { rows: number };
  /** Evaluates a SELECT inside an expression or a FROM, which reads the scope around it. */
  readonly subquery: (select: Select, outer: Scope) => Json[];
}

export type Evaluate = (scope: Scope) => Value;
