import type { DatabaseSync, StatementSync } from 'node:sqlite';

const MOST_STATEMENTS = 200;

/** Keeps prepared statements by their text. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #known = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  prepare(sql: string): StatementSync {
    let statement = this.#known.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      if (this.#known.size >= MOST_STATEMENTS) this.#known.clear();
      this.#known.set(sql, statement);
    }
    return statement;
  }
}
