import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CosmosStage, hierarchical, refusal } from './cosmos-stage.ts';
import { sendSigned } from './signed-request.ts';

let stage: CosmosStage;
let items: Container;
beforeAll(async () => {
  stage = await CosmosStage.open();
  items = await stage.container();
});
afterAll(() => stage.close());

const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });
const ifNoneMatch = (condition: string) => ({ accessCondition: { type: 'IfNoneMatch', condition } });

test('a new item is returned with its system properties', async () => {
  const { statusCode, resource } = await items.items.create({ id: 'new', pk: 'a', n: 1 });
  expect(statusCode).toBe(201);
  expect(resource).toMatchObject({ id: 'new', pk: 'a', n: 1, _attachments: 'attachments/' });
  expect(Object.keys(resource ?? {})).toEqual(expect.arrayContaining(['_rid', '_self', '_etag', '_ts']));
  expect(resource?._ts).toBeCloseTo(Date.now() / 1000, -1);
});

test('an id is unique within its logical partition', async () => {
  await items.items.create({ id: 'twice', pk: 'a' });
  expect(await refusal(items.items.create({ id: 'twice', pk: 'a' }))).toMatchObject({ status: 409 });
  expect((await items.items.create({ id: 'twice', pk: 'b' })).statusCode).toBe(201);
});

test('answers 404 to a missing item, with a sub-status if its container is missing', async () => {
  expect(await items.item('nothing', 'a').read()).toMatchObject({ statusCode: 404, resource: undefined });
  const missing = await stage.database.container('nothing').item('x', 'a').read();
  expect(missing).toMatchObject({ statusCode: 404, substatus: 1003 });
  expect(await refusal(items.item('nothing', 'a').delete())).toMatchObject({ status: 404 });
  expect(await refusal(items.item('nothing', 'a').replace({ id: 'nothing', pk: 'a' }))).toMatchObject({ status: 404 });
});

test('a replace or delete with If-Match works only on that version', async () => {
  const { etag } = await items.items.create({ id: 'cas', pk: 'a', n: 1 });
  const replaced = await items.item('cas', 'a').replace({ id: 'cas', pk: 'a', n: 2 }, ifMatch(etag));
  expect(replaced.resource).toMatchObject({ n: 2 });
  expect(replaced.etag).not.toBe(etag);
  const stale = items.item('cas', 'a').replace({ id: 'cas', pk: 'a', n: 3 }, ifMatch(etag));
  expect(await refusal(stale)).toMatchObject({ status: 412 });
  expect(await refusal(items.item('cas', 'a').delete(ifMatch(etag)))).toMatchObject({ status: 412 });
  expect((await items.item('cas', 'a').read()).resource).toMatchObject({ n: 2 });
  expect((await items.item('cas', 'a').delete(ifMatch(replaced.etag))).statusCode).toBe(204);
});

test('so does a patch, an upsert and an operation of a batch', async () => {
  const { etag } = await items.items.create({ id: 'guarded', pk: 'a', n: 1 });
  const item = items.item('guarded', 'a');
  const increment = [{ op: 'incr' as const, path: '/n', value: 1 }];
  const patched = await item.patch(increment, ifMatch(etag));
  expect(patched.resource).toMatchObject({ n: 2 });
  expect(await refusal(item.patch(increment, ifMatch(etag)))).toMatchObject({ status: 412 });
  const upsert = items.items.upsert({ id: 'guarded', pk: 'a', n: 9 }, ifMatch(etag));
  expect(await refusal(upsert)).toMatchObject({ status: 412 });
  const batched = async (condition: string) => {
    const resourceBody = { operations: increment };
    const operation = { operationType: 'Patch' as const, id: 'guarded', ifMatch: condition, resourceBody };
    return (await items.items.batch([operation], 'a')).result?.map(({ statusCode }) => statusCode);
  };
  expect(await batched(etag)).toEqual([412]);
  expect((await item.read()).resource).toMatchObject({ n: 2 });
  expect(await batched(patched.etag)).toEqual([200]);
  expect((await item.read()).resource).toMatchObject({ n: 3 });
});

test('the limit of two megabytes counts bytes, not characters', async () => {
  const text = (count: number) => '€'.repeat(count);
  expect((await items.items.create({ id: 'in-bytes', pk: 'a', text: text(690_000) })).statusCode).toBe(201);
  const tooLarge = items.items.create({ id: 'too-many-bytes', pk: 'a', text: text(700_000) });
  expect(await refusal(tooLarge)).toMatchObject({ status: 413 });
});

test('answers 304 to If-None-Match as long as the item has not changed', async () => {
  const { etag } = await items.items.create({ id: 'cached', pk: 'a' });
  expect(await items.item('cached', 'a').read(ifNoneMatch(etag))).toMatchObject({ statusCode: 304, etag });
  await items.items.upsert({ id: 'cached', pk: 'a', n: 1 });
  expect((await items.item('cached', 'a').read(ifNoneMatch(etag))).statusCode).toBe(200);
});

test('a write with return=minimal is answered without a body', async () => {
  const link = `dbs/${stage.database.id}/colls/${items.id}`;
  const key = { 'x-ms-documentdb-partitionkey': '["silent"]' };
  const send = (method: string, path: string, of: string, body?: object) => {
    const headers = { ...key, prefer: 'return=minimal' };
    const text = body && JSON.stringify(body);
    return sendSigned(stage, { method, path, type: 'docs', link: of, headers, ...(text ? { body: text } : {}) });
  };
  const created = await send('POST', `/${link}/docs`, link, { id: 'silent', pk: 'silent', n: 1 });
  expect([created.status, await created.text()]).toEqual([201, '']);
  expect(created.headers.get('etag')).toMatch(/^"/);
  const item = `${link}/docs/silent`;
  const patched = await send('PATCH', `/${item}`, item, { operations: [{ op: 'incr', path: '/n', value: 1 }] });
  expect([patched.status, await patched.text()]).toEqual([200, '']);
  expect(await (await send('GET', `/${item}`, item)).json()).toMatchObject({ n: 2 });
});

test('an upsert creates or replaces', async () => {
  expect((await items.items.upsert({ id: 'up', pk: 'a', n: 1 })).statusCode).toBe(201);
  const { statusCode, resource } = await items.items.upsert({ id: 'up', pk: 'a', m: 2 });
  expect(statusCode).toBe(200);
  expect(resource).not.toHaveProperty('n');
});

test('a patch changes parts of an item if its condition is true', async () => {
  await items.items.create({ id: 'patched', pk: 'a', level: 5, tags: ['x'], old: 1 });
  const { resource } = await items.item('patched', 'a').patch({
    condition: 'from c where c.level >= 3',
    operations: [
      { op: 'incr', path: '/level', value: -3 },
      { op: 'add', path: '/tags/-', value: 'y' },
      { op: 'set', path: '/ship', value: { city: 'Wien' } },
      { op: 'replace', path: '/ship/city', value: 'Graz' },
      { op: 'remove', path: '/old' },
    ],
  });
  expect(resource).toMatchObject({ level: 2, tags: ['x', 'y'], ship: { city: 'Graz' } });
  expect(resource).not.toHaveProperty('old');
  const again = items.item('patched', 'a').patch({
    condition: 'from c where c.level >= 3',
    operations: [{ op: 'incr', path: '/level', value: -3 }],
  });
  expect(await refusal(again)).toMatchObject({ status: 412 });
  const forbidden = items.item('patched', 'a').patch([{ op: 'set', path: '/pk', value: 'b' }]);
  expect(await refusal(forbidden)).toMatchObject({ status: 400 });
});

test('as many concurrent conditional patches succeed as the level allows', async () => {
  await items.items.create({ id: 'stock', pk: 'a', available: 10 });
  const take = () =>
    items.item('stock', 'a').patch({
      condition: 'from c where c.available >= 3',
      operations: [{ op: 'incr', path: '/available', value: -3 }],
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, take));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect((await items.item('stock', 'a').read()).resource).toMatchObject({ available: 1 });
});

test('answers 413 to an item that is too large', async () => {
  const x = 'x'.repeat(2 * 1024 * 1024);
  expect(await refusal(items.items.create({ id: 'large', pk: 'a', x }))).toMatchObject({ status: 413 });
  const huge = items.items.create({ id: 'large', pk: 'a', x: x.repeat(3) });
  expect(await refusal(huge)).toMatchObject({ status: 413 });
});

test('ids may contain almost any character', async () => {
  for (const id of ['żółw', 'a b', 'q?x=1', 'per%cent', "quo'te", '日本', 'a+b&c=d', '@:;,$!~*()']) {
    await items.items.create({ id, pk: 'ü' });
    expect((await items.item(id, 'ü').read()).resource?.id).toBe(id);
    expect((await items.item(id, 'ü').delete()).statusCode).toBe(204);
  }
});

test('all levels of a hierarchical key together name one logical partition', async () => {
  const container = await stage.container({ partitionKey: hierarchical('/tenant', '/user', '/session') });
  const item = { id: '1', tenant: 't', user: 7, session: null, n: 1 };
  await container.items.create(item);
  expect((await container.item('1', ['t', 7, null]).read()).resource).toMatchObject(item);
  expect((await container.item('1', ['t', 8, null]).read()).statusCode).toBe(404);
  await container.item('1', ['t', 7, null]).patch([{ op: 'set', path: '/n', value: 2 }]);
  expect((await container.item('1', ['t', 7, null]).delete()).statusCode).toBe(204);
});

test('items without the key’s property share a partition', async () => {
  await items.items.create({ id: 'none' });
  expect((await items.item('none', undefined).read()).resource).toMatchObject({ id: 'none' });
});

test('an expired item is gone, and its id can be used again', async () => {
  const container = await stage.container({ defaultTtl: -1 });
  await container.items.create({ id: 'short', pk: 'a', ttl: 1 });
  await container.items.create({ id: 'long', pk: 'a' });
  const { items: list } = container;
  await vi.waitUntil(async () => (await container.item('short', 'a').read()).statusCode === 404, { timeout: 4000 });
  const ids = async () => (await list.query('SELECT VALUE c.id FROM c', { partitionKey: 'a' }).fetchAll()).resources;
  expect(await ids()).toEqual(['long']);
  expect((await list.create({ id: 'short', pk: 'a', ttl: 100 })).statusCode).toBe(201);
  expect(await refusal(list.create({ id: 'bad', pk: 'a', ttl: 0 }))).toMatchObject({ status: 400 });
});

test('a container’s new default time to live applies to its existing items', async () => {
  const container = await stage.container();
  await container.items.create({ id: 'old', pk: 'a' });
  await container.items.create({ id: 'kept', pk: 'a', ttl: -1 });
  const { resource } = await container.read();
  if (resource === undefined) throw new Error('no container');
  await container.replace({ ...resource, defaultTtl: 1 });
  await vi.waitUntil(async () => (await container.item('old', 'a').read()).statusCode === 404, { timeout: 4000 });
  expect((await container.item('kept', 'a').read()).statusCode).toBe(200);
});
