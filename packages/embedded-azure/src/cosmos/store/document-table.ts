import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type DocumentVersion, type NewDocument, type StoredDocument, storedDocument } from './document-row.ts';
import { boundsCondition, type KeyBounds, type TextBounds } from './key-bounds.ts';
import { OnDemandIndexes } from './on-demand-indexes.ts';
import { PropertyIndexes } from './property-indexes.ts';
import { type Condition, type Filter, type Scope, scopeBesideIndex, scopeCondition } from './scope.ts';
import { Statements } from './statements.ts';
import { prefixColumnsOf, sortColumn, sortColumnsOf, type TableShape, tableName } from './table-layout.ts';

/** The items of one container, in one SQLite table. */
export class DocumentTable {
  readonly #name: string;
  readonly #statements: Statements;
  readonly #insert: string;
  readonly #sortColumns: readonly string[];
  readonly #indexes: OnDemandIndexes;
  readonly #properties: PropertyIndexes;

  constructor(database: DatabaseSync, number: number, shape: TableShape) {
    this.#name = tableName(number);
    const sortColumns = sortColumnsOf(shape);
    const columns = ['n', 'pk', 'id', 'epk', 'lsn', 'ts', 'expires', 'etag', 'body', ...prefixColumnsOf(shape)];
    const all = [...columns, ...sortColumns];
    this.#insert = `INSERT INTO ${this.#name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
    this.#sortColumns = sortColumns;
    this.#statements = new Statements(database);
    this.#indexes = new OnDemandIndexes(database, this.#name);
    this.#properties = new PropertyIndexes(this.#indexes, this.#name, this.#statements);
  }

  get(key: string, id: string, now: number): StoredDocument | undefined {
    const sql = `SELECT n, etag, body FROM ${this.#name} WHERE pk = ? AND id = ? AND ${ALIVE}`;
    const row = this.#statements.prepare(sql).get(key, id, now);
    return row && storedDocument(row);
  }

  insert(document: NewDocument): void {
    const { row, key, id, effectiveKey, lsn, ts, expires, etag, body, prefixes, sortKeys } = document;
    this.#statements
      .prepare(this.#insert)
      .run(...[row, key, id, effectiveKey, lsn, ts, expires, etag, body], ...prefixes, ...sortKeys);
  }

  /** A column that is set is written again in each of its indexes, so sort keys that stay the same are left out. */
  update({ row, lsn, ts, expires, etag, body, sortKeys }: DocumentVersion): void {
    const before = this.#sortKeysOf(row);
    const moved = [...sortKeys.entries()].filter(([i, key]) => !isSame(before?.[this.#sortColumns[i] ?? ''], key));
    const columns = ['lsn', 'ts', 'expires', 'etag', 'body', ...moved.map(([i]) => sortColumn(i))];
    const sql = `UPDATE ${this.#name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE n = ?`;
    this.#statements.prepare(sql).run(lsn, ts, expires, etag, body, ...moved.map(([, key]) => key), row);
  }

  #sortKeysOf(row: number): Record<string, SQLOutputValue> | undefined {
    if (this.#sortColumns.length === 0) return undefined;
    return this.#statements.prepare(`SELECT ${this.#sortColumns.join(', ')} FROM ${this.#name} WHERE n = ?`).get(row);
  }

  delete(row: number): void {
    this.#statements.prepare(`DELETE FROM ${this.#name} WHERE n = ?`).run(row);
  }

  /** Items in the order in which they were created, after row `after`. */
  *scan(scope: Scope, after: number, now: number, filter: Filter): Iterable<StoredDocument> {
    this.#indexes.prepareFor(scope);
    const index = this.#properties.findSelective(scope, filter);
    const within = index === undefined ? scopeCondition(scope) : scopeBesideIndex(scope);
    const sql = `SELECT n, etag, body FROM ${this.#name} ${index === undefined ? '' : `INDEXED BY ${index}`}
      WHERE ${within.sql} AND n > ? AND ${ALIVE} AND ${filter.sql} ORDER BY n`;
    for (const row of this.#statements.prepare(sql).iterate(...within.values, after, now, ...filter.values))
      yield storedDocument(row);
  }

  /** Whether an index finds the items that meet the filter, and they are few. */
  isSelective(scope: Scope, filter: Filter): boolean {
    return this.#properties.findSelective(scope, filter) !== undefined;
  }

  /** Whether all partitions can be read in the order of a composite index. */
  get isLarge(): boolean {
    return this.#indexes.isLarge();
  }

  /**
   * Items in the order of the texts that `expression` has, with equal ones in the order of creation.
   *
   * @returns undefined if no index has this order
   */
  texts(
    expression: string,
    scope: Scope,
    { from, to }: TextBounds,
    reverse: boolean,
    now: number,
    filter: Condition,
  ): Iterable<StoredDocument> | undefined {
    const index = this.#indexes.forTexts(expression);
    if (index === undefined) return undefined;
    const within = scopeBesideIndex(scope);
    const upper = to === undefined ? '' : `AND ${expression} <= ?`;
    const sql = `SELECT n, etag, body FROM ${this.#name} INDEXED BY ${index}
      WHERE ${expression} IS NOT NULL AND ${expression} >= ? ${upper} AND ${within.sql} AND ${ALIVE} AND ${filter.sql}
      ORDER BY ${expression}${reverse ? ' DESC' : ''}, n`;
    const bounds = to === undefined ? [from] : [from, to];
    return this.#statements
      .prepare(sql)
      .iterate(...bounds, ...within.values, now, ...filter.values)
      .map(storedDocument);
  }

  /** Items of a partition, a prefix or all in the order of composite index `index`, with the key of each. */
  *ordered(
    index: number,
    scope: Scope,
    { from, to, after }: KeyBounds,
    reverse: boolean,
    now: number,
    filter: Condition,
  ): Iterable<StoredDocument & { sortKey: Uint8Array }> {
    this.#indexes.prepareFor(scope, index);
    const column = sortColumn(index);
    const within = scopeBesideIndex(scope);
    const bounds = boundsCondition(index, { from, to, after }, reverse);
    const sql = `SELECT n, etag, body, ${column} AS sort_key FROM ${this.#name}
      WHERE ${within.sql} AND ${bounds.sql} AND ${ALIVE} AND ${filter.sql} ORDER BY ${column}${reverse ? ' DESC' : ''}`;
    const values = [...within.values, ...bounds.values, now, ...filter.values];
    for (const row of this.#statements.prepare(sql).iterate(...values)) {
      const sortKey = row['sort_key'];
      if (!(sortKey instanceof Uint8Array)) throw new TypeError('a sort key in the state file is no blob');
      yield { ...storedDocument(row), sortKey };
    }
  }

  /**
   * Counts the items, without reading their bodies if `counted` uses an index.
   *
   * @param index the number of the composite index that `counted` uses
   * @param mayExpire whether items of the container can expire
   */
  count(
    scope: Scope,
    counted: Condition & Partial<Filter>,
    index: number | undefined,
    mayExpire: boolean,
    now: number,
  ): number {
    this.#indexes.prepareFor(scope, index);
    const byProperties = this.#properties.find(scope, counted.expressions ?? []);
    const within = byProperties === undefined ? scopeCondition(scope) : scopeBesideIndex(scope);
    const conditions = `${within.sql} AND ${counted.sql}`;
    const values = [...within.values, ...counted.values];
    const by = byProperties === undefined ? '' : `INDEXED BY ${byProperties}`;
    const all = this.#statements
      .prepare(`SELECT count(*) AS many FROM ${this.#name} ${by} WHERE ${conditions}`)
      .get(...values);
    if (!mayExpire) return Number(all?.['many']);
    // Expired items that are not purged yet are few.
    const sql = `SELECT count(*) AS many FROM ${this.#name} INDEXED BY ${this.#name}_expires
      WHERE expires <= ? AND ${conditions}`;
    const expired = this.#statements.prepare(sql).get(now, ...values);
    return Number(all?.['many']) - Number(expired?.['many']);
  }

  /**
   * The newest version of items that changed after `lsn` and not before the second `since`, in the order of changes.
   */
  *changes(scope: Scope, lsn: number, since: number, now: number): Iterable<{ lsn: number; body: string }> {
    const within = scopeCondition(scope);
    // INDEXED BY makes SQLite read in the order of changes, whatever its planner prefers.
    const sql = `SELECT lsn, body FROM ${this.#name} INDEXED BY ${this.#name}_lsn
      WHERE lsn > ? AND ts >= ? AND ${ALIVE} AND ${within.sql} ORDER BY lsn, n`;
    for (const row of this.#statements.prepare(sql).iterate(lsn, since, now, ...within.values)) {
      yield { lsn: Number(row['lsn']), body: String(row['body']) };
    }
  }

  /** Expired items, at most `limit`. */
  expired(now: number, limit: number): (StoredDocument & { key: string; id: string })[] {
    const sql = `SELECT n, etag, body, pk, id FROM ${this.#name} WHERE expires <= ? LIMIT ?`;
    return this.#statements
      .prepare(sql)
      .all(now, limit)
      .map((row) => ({ ...storedDocument(row), key: String(row['pk']), id: String(row['id']) }));
  }

  /** The expired item under this id that is not removed yet. */
  expiredAt(key: string, id: string, now: number): StoredDocument | undefined {
    const sql = `SELECT n, etag, body FROM ${this.#name} WHERE pk = ? AND id = ? AND expires <= ?`;
    const row = this.#statements.prepare(sql).get(key, id, now);
    return row && storedDocument(row);
  }
}

const isSame = (stored: SQLOutputValue | undefined, key: Buffer): boolean =>
  stored instanceof Uint8Array && key.equals(stored);

const ALIVE = '(expires IS NULL OR expires > ?)';
