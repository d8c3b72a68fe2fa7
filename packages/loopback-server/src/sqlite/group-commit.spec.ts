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

test('the writes of one turn are one transaction, and are confirmed after its commit', async () => {
  const { database, insert, commits, rows } = table();
  const first = commits.write(() => insert.run(1));
  const second = commits.write(() => insert.run(2));
  expect(database.isTransaction).toBe(true);
  await Promise.all([first, second]);
  expect(database.isTransaction).toBe(false);
  expect(rows()).toEqual([1, 2]);
});

test('a unit that fails reverts only its own writes', async () => {
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

test('a failed commit is reported to every caller of the turn', async () => {
  const { database, commits } = table();
  database.exec('PRAGMA foreign_keys = ON; CREATE TABLE c (n REFERENCES t DEFERRABLE INITIALLY DEFERRED)');
  const orphan = database.prepare('INSERT INTO c VALUES (7)');
  const [one, two] = await Promise.allSettled([commits.write(() => orphan.run()), commits.write(() => 'innocent')]);
  expect([one?.status, two?.status]).toEqual(['rejected', 'rejected']);
  expect(database.isTransaction).toBe(false);
});

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** A table that has no room for a text of a few pages. */
function fullTable() {
  const made = table();
  made.database.exec('CREATE TABLE big (text TEXT)');
  const pages = Number(made.database.prepare('PRAGMA page_count').get()?.['page_count']);
  made.database.exec(`PRAGMA max_page_count = ${pages}`);
  const fill = made.database.prepare("INSERT INTO big VALUES (printf('%.20000c', 'x'))");
  return { ...made, fill, makeRoom: () => made.database.exec('PRAGMA max_page_count = 1000000') };
}

test('a full disk reverts the whole turn, and no write of it is confirmed', async () => {
  const { insert, fill, commits, rows, makeRoom } = fullTable();
  const before = commits.write(() => insert.run(1));
  const full = commits.write(() => fill.run());
  const after = commits.write(() => insert.run(2));
  const settled = await Promise.allSettled([before, full, after]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  for (const one of settled) {
    expect(one).toMatchObject({ reason: { message: expect.stringMatching(/full/) } });
  }
  expect(rows()).toEqual([]);
  makeRoom();
  await nextTurn();
  await commits.write(() => insert.run(3));
  expect(rows()).toEqual([3]);
});

test('a read in a turn whose commit fails is not reported as durable', async () => {
  const { fill, commits } = fullTable();
  const full = commits.write(() => fill.run());
  const read = commits.durable();
  await expect(full).rejects.toThrow(/full/);
  await expect(read).rejects.toThrow(/full/);
  await nextTurn();
  await commits.durable();
});

test('a write’s changes in memory are reverted, last first, before anyone can see them', async () => {
  const { insert, fill, commits } = fullTable();
  const taken: string[] = [];
  const note = (name: string, work: () => unknown) => () => {
    commits.onFailure(() => taken.push(name));
    work();
  };
  const kept = commits.write(note('kept', () => insert.run(1)));
  const twice = commits.write(note('of one unit', () => insert.run(1)));
  expect(taken).toEqual(['of one unit']);
  await expect(twice).rejects.toThrow(/UNIQUE/);
  await kept;
  const [one, two] = [commits.write(note('first', () => insert.run(2))), commits.write(note('last', () => fill.run()))];
  expect(taken).toEqual(['of one unit', 'last', 'first']);
  await Promise.allSettled([one, two]);
});
