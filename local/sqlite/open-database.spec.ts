import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, StateFileError } from './open-database.ts';

const schema = { version: 1, create: 'CREATE TABLE t (n INTEGER)' };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'open-database-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('what was written is there when the file is opened again', () => {
  const file = join(directory, 'deeper', 'state.db');
  const first = openDatabase(file, schema);
  first.exec('INSERT INTO t VALUES (7)');
  first.close();
  const second = openDatabase(file, schema);
  expect(second.prepare('SELECT n FROM t').get()).toEqual({ n: 7 });
  second.close();
});

test('a file that is no database is refused by name and left as it was', () => {
  const file = join(directory, 'state.db');
  writeFileSync(file, 'this is not a database, but it may be all that somebody has');
  expect(() => openDatabase(file, schema)).toThrow(StateFileError);
  expect(() => openDatabase(file, schema)).toThrow(`${file}: not a usable database`);
  expect(readFileSync(file, 'utf8')).toContain('all that somebody has');
});

test('a second opener is refused while the first lives', () => {
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
