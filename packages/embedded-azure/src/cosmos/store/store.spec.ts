import { afterEach, beforeEach, expect, test } from 'vitest';
import { createItem } from '../documents/change-item.ts';
import { nowInSeconds } from '../documents/clock.ts';
import type { JsonObject } from '../values/json.ts';
import type { Container } from './container.ts';
import { Store } from './store.ts';

const everything = { kind: 'all' } as const;
const noFilter = { sql: 'TRUE', values: [], expressions: [] };
let store: Store;
let container: Container;

beforeEach(async () => {
  store = new Store(':memory:');
  await store.write(() => store.catalog.createDatabase({ id: 'd' }));
  const definition = { id: 'c', partitionKey: { paths: ['/pk'] }, defaultTtl: 10 };
  container = await store.write(() => store.catalog.createContainer('d', definition, 1));
});
afterEach(() => store.close());

const create = (document: JsonObject) =>
  store.change(container, (lsn) => createItem({ container, key: ['a'], keyText: '["a"]', lsn, position: 0 }, document));

test('an expired item can’t be seen from the second in which it expires', async () => {
  await create({ id: '1', pk: 'a' });
  const { documents } = container;
  const seenAt = (now: number) => [
    documents.get('["a"]', '1', now) !== undefined,
    [...documents.scan(everything, 0, now, noFilter)].length > 0,
    [...documents.changes(everything, 0, 0, now)].length > 0,
    documents.count(everything, noFilter, undefined, true, now) > 0,
  ];
  const now = nowInSeconds();
  expect(seenAt(now + 8)).toEqual([true, true, true, true]);
  expect(seenAt(now + 10)).toEqual([false, false, false, false]);
});

test('a change that fails leaves no gap in the log and no trace', async () => {
  await create({ id: '1', pk: 'a' });
  const before = container.lsn;
  await expect(create({ id: '1', pk: 'a' })).rejects.toThrow('already exists');
  expect(container.lsn).toBe(before);
  await create({ id: '2', pk: 'a' });
  expect(container.lsn).toBe(before + 1);
});

test('changes of one turn of the event loop each have their own number in the log', async () => {
  const first = container.lsn;
  const outcomes = await Promise.allSettled(['1', '2', '2', '3'].map((id) => create({ id, pk: 'a' })));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  const places = [...container.documents.changes(everything, 0, 0, 0)].map(({ lsn }) => lsn - first);
  expect(places).toEqual([1, 2, 3]);
});

test('the number of a dropped container is not used again', async () => {
  const { rid } = container;
  await store.write(() => store.catalog.dropContainer('d', 'c'));
  const again = await store.write(() =>
    store.catalog.createContainer('d', { id: 'c', partitionKey: { paths: ['/pk'] } }, 1),
  );
  expect(again.rid).not.toBe(rid);
});
