import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CosmosStage, onlyEmbedded, refusal } from './cosmos-stage.ts';

let stage: CosmosStage;
beforeAll(async () => {
  stage = await CosmosStage.open();
});
afterAll(() => stage.close());

async function statusesOf(definition: { defaultTtl?: number }) {
  const container = await stage.container(definition);
  const ttls = { none: undefined, own: 1, never: -1 };
  for (const [id, ttl] of Object.entries(ttls)) {
    await container.items.create({ id, pk: 'a', ...(ttl === undefined ? {} : { ttl }) });
  }
  const read = async () => {
    const answers = await Promise.all(Object.keys(ttls).map((id) => container.item(id, 'a').read()));
    return answers.map(({ statusCode }) => statusCode);
  };
  return { container, read };
}

test('an item’s own time to live counts only if the container has one', async () => {
  const off = await statusesOf({});
  const whenAsked = await statusesOf({ defaultTtl: -1 });
  const always = await statusesOf({ defaultTtl: 1 });
  const [none, own, never] = [
    [200, 200, 200],
    [200, 404, 200],
    [404, 404, 200],
  ];
  await vi.waitUntil(async () => String(await always.read()) === String(never), { timeout: 5000 });
  await vi.waitUntil(async () => String(await whenAsked.read()) === String(own), { timeout: 5000 });
  expect(await off.read()).toEqual(none);
});

onlyEmbedded.test('it moves the clock')('an expired item is gone at once, by its id and in a query', async () => {
  const container = await stage.container({ defaultTtl: 3_600 });
  await container.items.create({ id: 'mortal', pk: 'a' });
  await container.items.create({ id: 'immortal', pk: 'a', ttl: -1 });
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(Date.now() + 3_601_000);
    expect((await container.item('mortal', 'a').read()).statusCode).toBe(404);
    expect(await refusal(container.item('mortal', 'a').patch([{ op: 'set', path: '/n', value: 1 }]))).toMatchObject({
      status: 404,
    });
    expect((await container.item('immortal', 'a').read()).statusCode).toBe(200);
    const { resources } = await container.items.query('SELECT VALUE c.id FROM c', { partitionKey: 'a' }).fetchAll();
    expect(resources).toEqual(['immortal']);
    expect((await container.items.create({ id: 'mortal', pk: 'a' })).statusCode).toBe(201);
  } finally {
    vi.useRealTimers();
  }
});

test('a change of an item starts its time to live again', async () => {
  const container = await stage.container({ defaultTtl: 2 });
  await container.items.create({ id: 'kept', pk: 'a', n: 0 });
  await container.items.create({ id: 'left', pk: 'a' });
  const isGone = async () => {
    await container.item('kept', 'a').patch([{ op: 'incr', path: '/n', value: 1 }]);
    return (await container.item('left', 'a').read()).statusCode === 404;
  };
  await vi.waitUntil(isGone, { timeout: 6000, interval: 100 });
  expect((await container.item('kept', 'a').read()).statusCode).toBe(200);
});

test('times that Azure refuses are refused', async () => {
  const container = await stage.container({ defaultTtl: 100 });
  const bad: Record<string, unknown>[] = [0, -10, 1.5, 'soon', null].map((ttl) => ({ id: 'x', pk: 'a', ttl }));
  for (const item of bad) {
    expect(await refusal(container.items.create(item))).toMatchObject({ status: 400 });
  }
  for (const defaultTtl of [0, -10, 1.5])
    expect(await refusal(stage.container({ defaultTtl }))).toMatchObject({ status: 400 });
});
