import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { type Condition, prefixColumn, type Scope, scopeCondition } from './scope.ts';

/** An item as it is stored; key and id are known to whoever looks for it. */
export interface StoredDocument {
  row: number;
  etag: string;
  /** The JSON text that clients get, system properties included. */
  body: string;
}

export interface DocumentVersion extends StoredDocument {
  lsn: number;
  /** Seconds since 1970. */
  ts: number;
  /** Seconds since 1970; null: never. */
  expires: number | null;
  /** One key for each composite index. */
  sortKeys: Buffer[];
}

export interface NewDocument extends DocumentVersion {
  key: string;
  /** The key's first value, its first two …; empty for a plain key. */
  prefixes: string[];
  id: string;
  effectiveKey: string;
}

export interface TableShape {
  /** Levels of the partition key: 1 for a plain one. */
  levels: number;
  compositeIndexes: number;
}

export interface KeyBounds {
  /** Exclusive or not, whichever; sort keys are unique, so a page resumes by `after`. */
  from: Buffer | undefined;
  to: Buffer | undefined;
  after: Buffer | undefined;
}

const MOST_STATEMENTS = 200;

/**
 * The items of one container in one SQLite table. Each composite index is a column of order-preserving bytes,
 * indexed behind the partition key (and each prefix of a hierarchical one), so that a page costs O(page).
 */
export class DocumentTable {
  readonly #database: DatabaseSync;
  readonly #name: string;
  readonly #statements = new Map<string, StatementSync>();
  readonly #insert: string;
  readonly #update: string;

  constructor(database: DatabaseSync, number: number, shape: TableShape) {
    this.#database = database;
    this.#name = tableName(number);
    const sortColumns = sortColumnsOf(shape);
    const columns = ['n', 'pk', 'id', 'epk', 'lsn', 'ts', 'expires', 'etag', 'body', ...prefixColumnsOf(shape)];
    const all = [...columns, ...sortColumns];
    this.#insert = `INSERT INTO ${this.#name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
    const changing = ['lsn', 'ts', 'expires', 'etag', 'body', ...sortColumns];
    this.#update = `UPDATE ${this.#name} SET ${changing.map((column) => `${column} = ?`).join(', ')} WHERE n = ?`;
  }

  static create(database: DatabaseSync, number: number, shape: TableShape): void {
    const name = tableName(number);
    const prefixes = prefixColumnsOf(shape);
    const sorts = sortColumnsOf(shape);
    const scopes = ['pk', ...prefixes];
    const indexes = scopes.flatMap((scope) => [[scope], ...sorts.map((sort) => [scope, sort])]);
    database.exec(`
      CREATE TABLE ${name} (
        n INTEGER PRIMARY KEY, pk TEXT NOT NULL, id TEXT NOT NULL, epk TEXT NOT NULL, lsn INTEGER NOT NULL,
        ts INTEGER NOT NULL, expires INTEGER, etag TEXT NOT NULL, body TEXT NOT NULL
        ${prefixes.map((column) => `, ${column} TEXT NOT NULL`).join('')}
        ${sorts.map((column) => `, ${column} BLOB NOT NULL`).join('')},
        UNIQUE (pk, id)
      ) STRICT;
      CREATE INDEX ${name}_lsn ON ${name} (lsn);
      CREATE INDEX ${name}_expires ON ${name} (expires) WHERE expires IS NOT NULL;
      ${indexes.map((columns) => `CREATE INDEX ${name}_${columns.join('_')} ON ${name} (${columns.join(', ')});`).join('\n')}
    `);
  }

  static drop(database: DatabaseSync, number: number): void {
    database.exec(`DROP TABLE ${tableName(number)}`);
  }

  get(key: string, id: string, now: number): StoredDocument | undefined {
    const sql = `SELECT n, etag, body FROM ${this.#name} WHERE pk = ? AND id = ? AND ${ALIVE}`;
    const row = this.#prepare(sql).get(key, id, now);
    return row && { row: Number(row['n']), etag: String(row['etag']), body: String(row['body']) };
  }

  insert(document: NewDocument): void {
    const { row, key, id, effectiveKey, lsn, ts, expires, etag, body, prefixes, sortKeys } = document;
    this.#prepare(this.#insert).run(
      ...[row, key, id, effectiveKey, lsn, ts, expires, etag, body],
      ...prefixes,
      ...sortKeys,
    );
  }

  update({ row, lsn, ts, expires, etag, body, sortKeys }: DocumentVersion): void {
    this.#prepare(this.#update).run(lsn, ts, expires, etag, body, ...sortKeys, row);
  }

  delete(row: number): void {
    this.#prepare(`DELETE FROM ${this.#name} WHERE n = ?`).run(row);
  }

  /** Items in the order in which they were created, after row `after`. */
  *scan(scope: Scope, after: number, now: number, filter: Condition): Iterable<StoredDocument> {
    const within = scopeCondition(scope);
    const sql = `SELECT n, etag, body FROM ${this.#name}
      WHERE ${within.sql} AND n > ? AND ${ALIVE} AND ${filter.sql} ORDER BY n`;
    for (const row of this.#prepare(sql).iterate(...within.values, after, now, ...filter.values)) yield stored(row);
  }

  /** Items of a partition or a prefix in the order of composite index `index`, with the key of each. */
  *ordered(
    index: number,
    scope: Scope,
    { from, to, after }: KeyBounds,
    reverse: boolean,
    now: number,
    filter: Condition,
  ): Iterable<StoredDocument & { sortKey: Uint8Array }> {
    const column = sortColumn(index);
    const within = scopeCondition(scope);
    const bounds: Condition = { sql: '', values: [] };
    const bound = (comparison: string, key: Buffer | undefined) => {
      if (key === undefined) return;
      bounds.sql += ` AND ${column} ${comparison} ?`;
      bounds.values.push(key);
    };
    bound('>=', from);
    bound('<', to);
    bound(reverse ? '<' : '>', after);
    const sql = `SELECT n, etag, body, ${column} AS sort_key FROM ${this.#name}
      WHERE ${within.sql}${bounds.sql} AND ${ALIVE} AND ${filter.sql} ORDER BY ${column}${reverse ? ' DESC' : ''}`;
    const values = [...within.values, ...bounds.values, now, ...filter.values];
    for (const row of this.#prepare(sql).iterate(...values)) {
      const sortKey = row['sort_key'];
      if (!(sortKey instanceof Uint8Array)) throw new TypeError('a sort key in the state file is no blob');
      yield { row: Number(row['n']), etag: String(row['etag']), body: String(row['body']), sortKey };
    }
  }

  /** The newest version of what changed after `lsn` and not before the second `since`, in the order of changes. */
  *changes(scope: Scope, lsn: number, since: number, now: number): Iterable<{ lsn: number; body: string }> {
    const within = scopeCondition(scope);
    // INDEXED BY keeps the read on the order of changes, whatever the planner thinks of the scope.
    const sql = `SELECT lsn, body FROM ${this.#name} INDEXED BY ${this.#name}_lsn
      WHERE lsn > ? AND ts >= ? AND ${ALIVE} AND ${within.sql} ORDER BY lsn, n`;
    for (const row of this.#prepare(sql).iterate(lsn, since, now, ...within.values)) {
      yield { lsn: Number(row['lsn']), body: String(row['body']) };
    }
  }

  /** Items whose time has come, at most `limit`. */
  expired(now: number, limit: number): (StoredDocument & { key: string; id: string })[] {
    const sql = `SELECT n, etag, body, pk, id FROM ${this.#name} WHERE expires <= ? LIMIT ?`;
    return this.#prepare(sql)
      .all(now, limit)
      .map((row) => ({ ...stored(row), key: String(row['pk']), id: String(row['id']) }));
  }

  /** The item under this id whose time has come and that nobody removed yet. */
  expiredAt(key: string, id: string, now: number): StoredDocument | undefined {
    const sql = `SELECT n, etag, body FROM ${this.#name} WHERE pk = ? AND id = ? AND expires <= ?`;
    const row = this.#prepare(sql).get(key, id, now);
    return row && stored(row);
  }

  /** Every item's time anew, after the container's default changed. */
  resetExpiry(defaultTtl: number | undefined): void {
    const sql =
      defaultTtl === undefined
        ? `UPDATE ${this.#name} SET expires = NULL WHERE expires IS NOT NULL`
        : `UPDATE ${this.#name} SET expires = CASE WHEN coalesce(body->>'$.ttl', ${defaultTtl}) > 0
             THEN ts + coalesce(body->>'$.ttl', ${defaultTtl}) END`;
    this.#database.exec(sql);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

const ALIVE = '(expires IS NULL OR expires > ?)';

const tableName = (number: number): string => `documents_${number}`;
const sortColumn = (index: number): string => `s${index}`;
const sortColumnsOf = (shape: TableShape): string[] =>
  Array.from({ length: shape.compositeIndexes }, (_, i) => sortColumn(i));
const prefixColumnsOf = (shape: TableShape): string[] =>
  Array.from({ length: shape.levels - 1 }, (_, i) => prefixColumn(i + 1));

function stored(row: Record<string, SQLOutputValue>): StoredDocument {
  return { row: Number(row['n']), etag: String(row['etag']), body: String(row['body']) };
}
