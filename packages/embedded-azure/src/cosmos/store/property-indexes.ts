import type { OnDemandIndexes } from './on-demand-indexes.ts';
import type { Filter, Scope } from './scope.ts';
import type { Statements } from './statements.ts';

/** An index of properties does not have the order in which items are listed, so its items are sorted. */
const MOST_SELECTED = 1_000;

/** Finds the index of the properties that a filter compares. */
export class PropertyIndexes {
  readonly #indexes: OnDemandIndexes;
  readonly #table: string;
  readonly #statements: Statements;

  constructor(indexes: OnDemandIndexes, table: string, statements: Statements) {
    this.#indexes = indexes;
    this.#table = table;
    this.#statements = statements;
  }

  find(scope: Scope, expressions: readonly string[]): string | undefined {
    // One condition of a prefix is the prefix itself, which has an index.
    if (scope.kind === 'partition' || expressions.length < (scope.kind === 'prefix' ? 2 : 1)) return undefined;
    return this.#indexes.forExpressions(expressions);
  }

  /** None if more items than can be sorted at once meet the filter. */
  findSelective(scope: Scope, { sql, values, expressions }: Filter): string | undefined {
    const index = this.find(scope, expressions);
    if (index === undefined) return undefined;
    const some = `SELECT 1 FROM ${this.#table} INDEXED BY ${index} WHERE ${sql} LIMIT ${MOST_SELECTED + 1}`;
    const found = this.#statements.prepare(`SELECT count(*) AS many FROM (${some})`).get(...values);
    return Number(found?.['many']) > MOST_SELECTED ? undefined : index;
  }
}
