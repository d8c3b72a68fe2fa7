import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { canonicalText, type JsonObject } from '../values/json.ts';
import { type PropertyPath, valueAt } from '../values/property-path.ts';
import { conflict } from '../wire/cosmos-error.ts';

/** The unique keys of a container: each combination of values exists at most once in a logical partition. */
export class UniqueKeys {
  readonly #paths: PropertyPath[][];
  readonly #holder: StatementSync;
  readonly #take: StatementSync;
  readonly #free: StatementSync;

  constructor(database: DatabaseSync, number: number, paths: PropertyPath[][]) {
    this.#paths = paths;
    const table = tableName(number);
    this.#holder = database.prepare(`SELECT n FROM ${table} WHERE k = ? AND pk = ? AND value = ?`);
    this.#take = database.prepare(`INSERT INTO ${table} (k, pk, value, n) VALUES (?, ?, ?, ?)`);
    this.#free = database.prepare(`DELETE FROM ${table} WHERE k = ? AND pk = ? AND value = ? AND n = ?`);
  }

  static create(database: DatabaseSync, number: number): void {
    database.exec(`
      CREATE TABLE ${tableName(number)} (
        k INTEGER NOT NULL, pk TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (k, pk, value)
      ) STRICT, WITHOUT ROWID;
    `);
  }

  static drop(database: DatabaseSync, number: number): void {
    database.exec(`DROP TABLE ${tableName(number)}`);
  }

  /**
   * Replaces an item's values `previous` by `next`.
   *
   * @throws CosmosError 409 if another item of the partition has them
   */
  move(key: string, row: number, previous: JsonObject | undefined, next: JsonObject | undefined): void {
    for (const [k, paths] of this.#paths.entries()) {
      const before = previous && valuesAt(previous, paths);
      const after = next && valuesAt(next, paths);
      if (before === after) continue;
      if (before !== undefined) this.#free.run(k, key, before, row);
      if (after === undefined) continue;
      if (this.#holder.get(k, key, after) !== undefined) throw conflict('Unique index constraint violation.');
      this.#take.run(k, key, after, row);
    }
  }
}

const tableName = (number: number): string => `unique_keys_${number}`;

/** A missing property counts as null. */
function valuesAt(document: JsonObject, paths: PropertyPath[]): string {
  return canonicalText(paths.map((path) => valueAt(document, path) ?? null));
}
