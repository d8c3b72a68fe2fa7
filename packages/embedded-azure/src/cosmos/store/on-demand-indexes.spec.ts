import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { diskFaults, failDisk } from '@partner-orders/loopback-server/testing/failing-disk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeRow } from '../values/sort-key.ts';
import { DocumentTable } from './document-table.ts';
import type { Scope } from './scope.ts';
import { createTable, rebuildSortColumns } from './table-layout.ts';

const shape = { levels: 2, compositeIndexes: 2 };
const partner: Scope = { kind: 'prefix', levels: 1, key: '["p"]' };
const order: Scope = { kind: 'partition', key: '["p","o1"]' };
const noBounds = { from: undefined, to: undefined, after: undefined };
const noFilter = { sql: 'TRUE', values: [], expressions: [] };
let directory: string;
let file: string;
let database: DatabaseSync;
let table: DocumentTable;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'indexes-'));
  file = join(directory, 'cosmos.db');
  database = openDatabase(file, { version: 1, create: '' });
  createTable(database, 1, shape);
  table = new DocumentTable(database, 1, shape);
  for (const n of [1, 2, 3]) {
    const version = { row: n, etag: 'e', body: '{}', lsn: n, ts: 1, expires: null };
    const sortKeys = [encodeRow(n), encodeRow(10 - n)];
    table.insert({ ...version, sortKeys, key: `["p","o${n}"]`, prefixes: ['["p"]'], id: 'i', effectiveKey: 'AA' });
  }
});
afterEach(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

const indexes = () =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
    .all()
    .map(({ name }) => name);
const ALWAYS = ['documents_1_expires', 'documents_1_lsn'];
const rows = (index: number, scope: Scope) =>
  [...table.ordered(index, scope, noBounds, false, 5, noFilter)].map(({ row }) => row);

test('an index exists from the first query on that needs it', () => {
  expect(indexes()).toEqual(ALWAYS);
  expect(rows(1, partner)).toEqual([3, 2, 1]);
  expect(indexes()).toEqual([...ALWAYS, 'documents_1_p1_s1']);
  expect([...table.scan(order, 0, 5, noFilter)]).toHaveLength(1);
  expect(table.count(partner, noFilter, 0, true, 5)).toBe(3);
  expect(indexes()).toEqual([...ALWAYS, 'documents_1_p1_s0', 'documents_1_p1_s1', 'documents_1_pk'].toSorted());
});

test('within a transaction a query creates none, because a fault would take it back', () => {
  database.exec('BEGIN');
  expect(rows(1, partner)).toEqual([3, 2, 1]);
  database.exec('COMMIT');
  expect(indexes()).toEqual(ALWAYS);
  expect(rows(1, partner)).toEqual([3, 2, 1]);
  expect(indexes()).toContain('documents_1_p1_s1');
});

const filterOf = (...names: string[]) => ({
  sql: `TRUE${names.map((name) => ` AND body->'$."${name}"' IN (?)`).join('')}`,
  values: names.map(() => '1'),
  expressions: names.map((name) => `body->'$."${name}"'`),
});
const everything: Scope = { kind: 'all' };
const grow = () =>
  database.exec(`WITH RECURSIVE more(n) AS (SELECT 11 UNION ALL SELECT n + 1 FROM more WHERE n < 1100)
    INSERT INTO documents_1 (n, pk, id, epk, lsn, ts, etag, body, p1, s0, s1)
    SELECT n, n, 'i', 'AA', n, 1, 'e', json_object('kind', iif(n = 77, 1, 2), 'all', 1), '["p"]', CAST(n AS BLOB), CAST(n AS BLOB) FROM more`);

test('what properties equal is found by an index of them, once the table is large, if it finds few items', () => {
  const found = () => [...table.scan(everything, 0, 5, filterOf('kind'))].map(({ row }) => row);
  expect(found()).toEqual([]);
  expect(indexes()).toEqual(ALWAYS);
  grow();
  expect(found()).toEqual([77]);
  expect(indexes()).toContain('documents_1_->.kind');
  expect(table.isSelective(everything, filterOf('kind'))).toBe(true);
  expect(table.isSelective(everything, filterOf('all'))).toBe(false);
  expect([...table.scan(everything, 0, 5, filterOf('all'))]).toHaveLength(1_090);
  expect(table.count(everything, filterOf('kind', 'all'), undefined, false, 5)).toBe(1);
  expect(indexes()).toContain('documents_1_->.all,->.kind');
});

test('a table gets a bounded number of indexes of properties, whatever is asked', () => {
  grow();
  for (let n = 0; n < 20; n += 1) expect([...table.scan(everything, 0, 5, filterOf(`a${n}`))]).toEqual([]);
  expect(indexes().filter((name) => String(name).includes('->'))).toHaveLength(8);
});

test('other composite indexes take the place of those that queries have used', () => {
  rows(1, partner);
  const after = { levels: 2, compositeIndexes: 1 };
  rebuildSortColumns(database, 1, shape, after, (row) => [encodeRow(20 - row)]);
  table = new DocumentTable(database, 1, after);
  expect(indexes()).toEqual(ALWAYS);
  expect(rows(0, partner)).toEqual([3, 2, 1]);
});

for (const fault of diskFaults) {
  test(`${fault}: a query is answered without its index`, () => {
    const mend = failDisk(file, fault);
    expect(rows(1, partner)).toEqual([3, 2, 1]);
    mend();
    expect(rows(0, partner)).toEqual([1, 2, 3]);
  });
}
