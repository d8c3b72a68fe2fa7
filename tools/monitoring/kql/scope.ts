/// <reference types="@kusto/language-service-next" />

export type Expression = Kusto.Language.Syntax.Expression | null;

/** Times and time spans are milliseconds; `null` is KQL's null. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** What an expression can name: the columns of its row, and the names of `let`. */
export interface Scope {
  row: Row;
  named: ReadonlyMap<string, Value>;
  now: number;
  /** The rows of a table expression, for `toscalar`. */
  rowsOf(node: Expression): Row[];
  /** By their text, if the expression is about a group of rows. */
  aggregates?: ReadonlyMap<string, Value>;
}
