import type { DatabaseSync } from 'node:sqlite';
import { prefixColumn } from './scope.ts';

/** What a container's table needs. */
export interface TableShape {
  /** Levels of the partition key: 1 for a plain one. */
  levels: number;
  compositeIndexes: number;
}

export const tableName = (number: number): string => `documents_${number}`;
export const sortColumn = (index: number): string => `s${index}`;
export const sortColumnsOf = (shape: TableShape): string[] =>
  Array.from({ length: shape.compositeIndexes }, (_, i) => sortColumn(i));
export const prefixColumnsOf = (shape: TableShape): string[] =>
  Array.from({ length: shape.levels - 1 }, (_, i) => prefixColumn(i + 1));

/**
 * Creates the table of a container. Each composite index is a column of order-preserving bytes. The indexes that queries
 * need are created when the first query needs them: see `OnDemandIndexes`.
 */
export function createTable(database: DatabaseSync, number: number, shape: TableShape): void {
  const name = tableName(number);
  const prefixes = prefixColumnsOf(shape);
  database.exec(`
    CREATE TABLE ${name} (
      n INTEGER PRIMARY KEY, pk TEXT NOT NULL, id TEXT NOT NULL, epk TEXT NOT NULL, lsn INTEGER NOT NULL,
      ts INTEGER NOT NULL, expires INTEGER, etag TEXT NOT NULL, body TEXT NOT NULL
      ${prefixes.map((column) => `, ${column} TEXT NOT NULL`).join('')}
      ${sortColumnsOf(shape)
        .map((column) => `, ${column} BLOB NOT NULL`)
        .join('')},
      UNIQUE (pk, id)
    ) STRICT;
    CREATE INDEX ${name}_lsn ON ${name} (lsn);
    CREATE INDEX ${name}_expires ON ${name} (expires) WHERE expires IS NOT NULL;
  `);
}

export function dropTable(database: DatabaseSync, number: number): void {
  database.exec(`DROP TABLE ${tableName(number)}`);
}

/** Finds the items of one of several physical ranges without scanning the others. */
export function createRangeIndex(database: DatabaseSync, number: number): void {
  const name = tableName(number);
  database.exec(`CREATE INDEX IF NOT EXISTS ${name}_epk ON ${name} (epk)`);
}

/** Computes every item's expiry again, after the container's default changed. */
export function resetExpiry(database: DatabaseSync, number: number, defaultTtl: number | undefined): void {
  const name = tableName(number);
  const sql =
    defaultTtl === undefined
      ? `UPDATE ${name} SET expires = NULL WHERE expires IS NOT NULL`
      : `UPDATE ${name} SET expires = CASE WHEN coalesce(body->>'$.ttl', ${defaultTtl}) > 0
           THEN ts + coalesce(body->>'$.ttl', ${defaultTtl}) END`;
  database.exec(sql);
}

const ROWS_OF_BLOCK = 1000;

/**
 * Changes a table to other composite indexes and computes every row's keys. It runs in the caller's transaction and
 * takes about ten microseconds per item, during which nothing else is served.
 */
export function rebuildSortColumns(
  database: DatabaseSync,
  number: number,
  before: TableShape,
  after: TableShape,
  keysOf: (row: number, body: string) => Buffer[],
): void {
  const name = tableName(number);
  const [old, wanted] = [sortColumnsOf(before), sortColumnsOf(after)];
  for (const index of sortIndexes(name, before)) database.exec(`DROP INDEX IF EXISTS ${index}`);
  for (const column of old.slice(wanted.length)) database.exec(`ALTER TABLE ${name} DROP COLUMN ${column}`);
  for (const column of wanted.slice(old.length)) {
    database.exec(`ALTER TABLE ${name} ADD COLUMN ${column} BLOB NOT NULL DEFAULT x''`);
  }
  if (wanted.length === 0) return;
  const block = database.prepare(`SELECT n, body FROM ${name} WHERE n > ? ORDER BY n LIMIT ${ROWS_OF_BLOCK}`);
  const update = database.prepare(
    `UPDATE ${name} SET ${wanted.map((column) => `${column} = ?`).join(', ')} WHERE n = ?`,
  );
  for (let rows = block.all(0); rows.length > 0; rows = block.all(Number(rows.at(-1)?.['n']))) {
    for (const row of rows) {
      const n = Number(row['n']);
      update.run(...keysOf(n, String(row['body'])), n);
    }
  }
}

/**
 * The index for a column of the partition key, or for one of its prefixes.
 *
 * @param key undefined: the rows of all partitions
 * @param sort the column of a composite index, if the rows are wanted in its order
 */
export function indexFor(table: string, key: string | undefined, sort?: string): { index: string; columns: string } {
  if (key === undefined) return { index: `${table}_${sort}`, columns: String(sort) };
  return sort === undefined
    ? { index: `${table}_${key}`, columns: key }
    : { index: `${table}_${key}_${sort}`, columns: `${key}, ${sort}` };
}

function sortIndexes(table: string, shape: TableShape): string[] {
  return [undefined, 'pk', ...prefixColumnsOf(shape)].flatMap((key) =>
    sortColumnsOf(shape).map((sort) => indexFor(table, key, sort).index),
  );
}
