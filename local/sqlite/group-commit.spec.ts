import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';

function table() {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (n INTEGER PRIMARY KEY)');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  const rows = () =>
    database
      .prepare('SELECT n FROM t ORDER BY n')
      .all()
      .map((row) => row['n']);
  return { database, insert, rows, commits: new GroupCommit(database) };
}

test('writes of one turn are one transaction, told after its commit', async () => {
  const { database, insert, commits, rows } = table();
  const first = commits.write(() => insert.run(1));
  const second = commits.write(() => insert.run(2));
  expect(database.isTransaction).toBe(true);
  await Promise.all([first, second]);
  expect(database.isTransaction).toBe(false);
  expect(rows()).toEqual([1, 2]);
});

test('a unit that fails takes back its own writes and nobody else’s', async () => {
  const { insert, commits, rows } = table();
  const good = commits.write(() => insert.run(1));
  const bad = commits.write(() => {
    insert.run(2);
    insert.run(1);
  });
  await expect(bad).rejects.toThrow(/UNIQUE/);
  await good;
  expect(rows()).toEqual([1]);
});

test('a commit that fails is told to every caller of the turn', async () => {
  const { database, commits } = table();
  database.exec('PRAGMA foreign_keys = ON; CREATE TABLE c (n REFERENCES t DEFERRABLE INITIALLY DEFERRED)');
  const orphan = database.prepare('INSERT INTO c VALUES (7)');
  const [one, two] = await Promise.allSettled([commits.write(() => orphan.run()), commits.write(() => 'innocent')]);
  expect([one?.status, two?.status]).toEqual(['rejected', 'rejected']);
  expect(database.isTransaction).toBe(false);
});
