import type { Value } from '../values/json.ts';
import type { Expression } from './ast.ts';

/** What names stand for while one row is evaluated. */
export interface Scope {
  readonly variables: Readonly<Record<string, Value>>;
  readonly parameters: ReadonlyMap<string, Value>;
  /** The results of the aggregate calls, where rows have been grouped. */
  readonly aggregates?: ReadonlyMap<Expression, Value>;
}

export type Evaluate = (scope: Scope) => Value;
