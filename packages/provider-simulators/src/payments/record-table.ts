import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { z } from 'zod';

/** Anything that Stripe lists: its id, and when it was created, in Unix seconds. */
export interface Listed {
  readonly id: string;
  readonly createdAt: number;
}

/** A page of a list. `after` is the id of the last object of the page before. Bounds are inclusive, in Unix seconds. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only objects that belong to this one. */
  readonly about?: string | undefined;
}

/** The statements that create a table of records. */
export function recordTable(name: string): string {
  return `
    CREATE TABLE ${name} (
      sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, createdAt INTEGER NOT NULL, about TEXT, record TEXT NOT NULL
    );
    CREATE INDEX ${name}_by_age ON ${name} (createdAt);
    CREATE INDEX ${name}_by_subject ON ${name} (about, createdAt);
  `;
}

/** Records with an id, listed like Stripe's: the newest first. A page costs the same wherever it begins. */
export class RecordTable<T extends Listed> {
  readonly #schema: z.ZodType<T>;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #find: StatementSync;
  readonly #place: StatementSync;
  readonly #all: StatementSync;
  readonly #page: StatementSync;
  readonly #pageAbout: StatementSync;

  constructor(database: DatabaseSync, name: string, schema: z.ZodType<T>) {
    this.#schema = schema;
    this.#insert = database.prepare(`INSERT INTO ${name} VALUES (NULL, ?, ?, ?, ?)`);
    this.#update = database.prepare(`UPDATE ${name} SET record = ? WHERE id = ?`);
    this.#find = database.prepare(`SELECT record FROM ${name} WHERE id = ?`);
    this.#place = database.prepare(`SELECT createdAt, sequence FROM ${name} WHERE id = ?`);
    this.#all = database.prepare(`SELECT record FROM ${name} ORDER BY sequence`);
    const page = (where: string) =>
      database.prepare(`
        SELECT record FROM ${name} WHERE ${where} (createdAt, sequence) < (?, ?) AND createdAt >= ?
        ORDER BY createdAt DESC, sequence DESC LIMIT ?
      `);
    this.#page = page('');
    this.#pageAbout = page('about = ? AND');
  }

  /** @returns the number of the row */
  add(record: T, about: string | null): number | bigint {
    return this.#insert.run(record.id, record.createdAt, about, JSON.stringify(record)).lastInsertRowid;
  }

  update(record: T): void {
    this.#update.run(JSON.stringify(record), record.id);
  }

  find(id: string): T | undefined {
    const row = this.#find.get(id);
    return row === undefined ? undefined : this.read(row);
  }

  /** @returns all records, the oldest first */
  all(): T[] {
    return this.#all.all().map((row) => this.read(row));
  }

  /** @returns undefined if there is no record `after` */
  page({ limit, after, from = 0, to = Number.MAX_SAFE_INTEGER - 1, about }: PageRequest): T[] | undefined {
    const place = after === undefined ? undefined : this.#place.get(after);
    if (after !== undefined && place === undefined) return undefined;
    const isBefore = place !== undefined && Number(place['createdAt']) <= to;
    const before = isBefore ? [Number(place['createdAt']), Number(place['sequence'])] : [to + 1, 0];
    const rows =
      about === undefined ? this.#page.all(...before, from, limit) : this.#pageAbout.all(about, ...before, from, limit);
    return rows.map((row) => this.read(row));
  }

  read(row: Record<string, unknown>): T {
    return this.#schema.parse(JSON.parse(String(row['record'])));
  }
}
