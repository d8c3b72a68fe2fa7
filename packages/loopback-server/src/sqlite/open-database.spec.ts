import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asStateFileError, openDatabase, StateFileError } from './open-database.ts';

const schema = { version: 1, create: 'CREATE TABLE t (n INTEGER)' };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'open-database-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('written data exists when the file is opened again', () => {
  const file = join(directory, 'deeper', 'state.db');
  const first = openDatabase(file, schema);
  first.exec('INSERT INTO t VALUES (7)');
  first.close();
  const second = openDatabase(file, schema);
  expect(second.prepare('SELECT n FROM t').get()).toEqual({ n: 7 });
  second.close();
});

test('a file that is not a database is refused by name and not changed', () => {
  const file = join(directory, 'state.db');
  writeFileSync(file, 'this is not a database, but it may be all that somebody has');
  expect(() => openDatabase(file, schema)).toThrow(StateFileError);
  expect(() => openDatabase(file, schema)).toThrow(`${file}: not a usable database`);
  expect(readFileSync(file, 'utf8')).toContain('all that somebody has');
});

test('a second process is refused while the first has the file open', () => {
  const file = join(directory, 'state.db');
  const first = openDatabase(file, schema);
  expect(() => openDatabase(file, schema)).toThrow(`${file}: in use by another process`);
  first.close();
});

test('state of another version is refused, never reset', () => {
  const file = join(directory, 'state.db');
  openDatabase(file, schema).close();
  expect(() => openDatabase(file, { ...schema, version: 2 })).toThrow(
    'state of version 1, but this program reads version 2',
  );
});

/** A file of many pages. */
function filled(): string {
  const file = join(directory, 'state.db');
  const database = openDatabase(file, { version: 1, create: 'CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT)' });
  database.exec(`WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000)
    INSERT INTO t SELECT n, printf('%.500c', 'x') FROM r`);
  database.close();
  return file;
}

test('a truncated file, or one with a damaged header, is refused', () => {
  const file = filled();
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  expect(() => openDatabase(file, schema)).toThrow(`${file}: the database is corrupt`);
  writeFileSync(file, whole.fill(7, 0, 50));
  expect(() => openDatabase(file, schema)).toThrow(StateFileError);
});

test('a damaged page inside is reported by name when it is read', () => {
  const file = filled();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(7, 4096 * 20, 4096 * 60));
  const database = openDatabase(file, schema);
  let met: unknown;
  try {
    database.prepare('SELECT count(text) FROM t').get();
  } catch (error) {
    met = asStateFileError(file, error);
  }
  database.close();
  expect(met).toBeInstanceOf(StateFileError);
  expect(met).toMatchObject({ message: expect.stringContaining(`${file}: the database is corrupt`) });
});

test('an error that is not damage of the file stays unchanged', () => {
  const fault = new Error('something else');
  expect(asStateFileError('state.db', fault)).toBe(fault);
});

test('an empty file has lost its data: it is refused with advice, and not changed', () => {
  const file = join(directory, 'state.db');
  openDatabase(file, schema).close();
  for (const log of ['', 'a log that has the rest']) {
    writeFileSync(file, '');
    writeFileSync(`${file}-wal`, log);
    expect(() => openDatabase(file, schema)).toThrow(`${file}: it is empty; put a copy of the file in its place`);
    expect(statSync(file).size).toBe(0);
  }
});

test('a log file without its database is refused and kept', () => {
  const file = join(directory, 'state.db');
  writeFileSync(`${file}-wal`, 'all that is left');
  expect(() => openDatabase(file, schema)).toThrow(`${file}: it is gone, though its write-ahead log is there`);
  expect(readFileSync(`${file}-wal`, 'utf8')).toBe('all that is left');
});

test('a database without a table of ours is refused', () => {
  const file = join(directory, 'state.db');
  new DatabaseSync(file).exec('VACUUM');
  expect(() => openDatabase(file, schema)).toThrow(`${file}: it is empty`);
});

test('an interrupted first start does not block the next', () => {
  const file = join(directory, 'state.db');
  expect(() => openDatabase(file, { version: 1, create: 'CREATE TABLE half (n); CREATE nonsense' })).toThrow();
  expect(readdirSync(directory)).toEqual([]);
  writeFileSync(`${file}.1.new`, 'cut off');
  writeFileSync(`${file}.${process.pid}.new`, 'cut off');
  openDatabase(file, schema).close();
});

test.skipIf(process.platform === 'win32')('only its owner can read the file, its log and its folder', () => {
  const folder = join(directory, 'deeper');
  const file = join(folder, 'state.db');
  const database = openDatabase(file, schema);
  database.exec('INSERT INTO t VALUES (7)');
  const modes = () => [folder, file, `${file}-wal`].map((path) => (statSync(path).mode & 0o777).toString(8));
  expect(modes()).toEqual(['700', '600', '600']);
  database.close();
  chmodSync(file, 0o644);
  const again = openDatabase(file, schema);
  again.exec('INSERT INTO t VALUES (8)');
  expect(modes()).toEqual(['700', '600', '600']);
  again.close();
});
