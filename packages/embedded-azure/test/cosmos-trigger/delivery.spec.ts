import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Invocation, isInOrder, TriggerStage } from './trigger-stage.ts';

let stage: TriggerStage;
beforeEach(async () => {
  stage = await TriggerStage.open();
});
afterEach(() => stage.close());

const fixedDelay = (maxRetryCount: number, seconds = 0) => ({
  retryStrategy: 'fixedDelay',
  maxRetryCount,
  delayInterval: { seconds },
});
const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 10_000, interval: 10 });
const allOwned = async () => (await stage.leases()).every(({ Owner }) => Owner !== null);

test('every change of every range is delivered, in order within its logical partition', async () => {
  await stage.write(60);
  const { seen, invocations } = await stage.host('a', () => undefined, { maxItemsPerInvocation: 7 });
  await stage.write(60, 10, 6);
  await until(() => seen.length >= 120);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(120);
  expect(isInOrder(seen)).toBe(true);
  expect(Math.max(...invocations.map(({ documents }) => documents.length))).toBeLessThanOrEqual(7);
  expect(await stage.leases()).toHaveLength(4);
});

test('a batch of changes arrives as one array, without trigger metadata', async () => {
  const { invocations } = await stage.host('a', () => undefined);
  await stage.feed.items.batch(
    ['1', '2', '3'].map((id) => ({ operationType: 'Create', resourceBody: { id, pk: 'k' } })),
    'k',
  );
  await until(() => invocations.length > 0);
  expect(invocations).toHaveLength(1);
  expect(invocations[0]?.documents.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(invocations[0]?.options?.triggerMetadata).toEqual({});
  expect(invocations[0]?.options?.retryContext).toBeUndefined();
});

test('by default only later changes are delivered', async () => {
  await stage.write(20);
  const { seen } = await stage.host('a', () => undefined, { startFromBeginning: false });
  await until(async () => (await stage.leases()).every(({ ContinuationToken }) => ContinuationToken !== null));
  await stage.write(20, 10, 2);
  await until(() => seen.length >= 20);
  expect(seen.every(({ n }) => n >= 2)).toBe(true);
});

test('a listener may start at a given time, and keep its leases in another database', async () => {
  await stage.write(20);
  const { database } = await stage.client.databases.create({ id: 'bookkeeping' });
  const elsewhere = { leaseDatabaseName: 'bookkeeping', leaseContainerName: 'mine', startFromBeginning: false };
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const none = await stage.host('a', () => undefined, {
    ...elsewhere,
    leaseContainerPrefix: 'x-',
    startFromTime: later,
  });
  const earlier = new Date(Date.now() - 3_600_000).toISOString();
  const all = await stage.host('a', () => undefined, { ...elsewhere, startFromTime: earlier });
  await until(() => all.seen.length >= 20);
  expect(none.seen).toEqual([]);
  expect((await database.container('mine').items.readAll().fetchAll()).resources).toHaveLength(8);
});

test('without a retry policy a failed batch is skipped, as in Azure', async () => {
  let failures = 0;
  const { seen } = await stage.host('a', ({ documents }: Invocation) => {
    if (documents.some(({ id }) => id === 'poison')) {
      failures += 1;
      throw new Error('no');
    }
  });
  await stage.feed.items.create({ id: 'poison', pk: 'k' });
  await until(() => failures > 0);
  await stage.feed.items.create({ id: 'next', pk: 'k' });
  await until(() => seen.some(({ id }) => id === 'next'));
  expect(failures).toBe(1);
  expect(seen.some(({ id }) => id === 'poison')).toBe(false);
  expect(stage.log.join('\n')).toContain('it has no retry policy: 1 documents are passed over');
});

test('with a retry policy the batch is retried, and later changes wait', async () => {
  let failures = 0;
  const handle = ({ options }: Invocation) => {
    if (failures < 3) {
      failures += 1;
      throw new Error(`failure ${failures} of retry ${options?.retryContext?.retryCount ?? 0}`);
    }
  };
  const { seen, invocations } = await stage.host('a', handle, {}, fixedDelay(-1));
  await stage.feed.items.create({ id: 'first', pk: 'k' });
  await until(() => failures > 0);
  await stage.feed.items.create({ id: 'second', pk: 'k' });
  await until(() => seen.length >= 2);
  expect(seen.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(invocations[2]?.options?.retryContext).toMatchObject({
    ...{ retryCount: 2, maxRetryCount: -1, exception: { message: 'failure 2 of retry 1' } },
  });
});

test('after the last retry the batch is skipped', async () => {
  const { seen, invocations } = await stage.host(
    'a',
    ({ documents }: Invocation) => {
      if (documents[0]?.id === 'poison') throw new Error('no');
    },
    {},
    fixedDelay(2),
  );
  await stage.feed.items.create({ id: 'poison', pk: 'k' });
  await until(() => invocations.length >= 3);
  await stage.feed.items.create({ id: 'next', pk: 'k' });
  await until(() => seen.some(({ id }) => id === 'next'));
  expect(invocations.filter(({ documents }) => documents[0]?.id === 'poison')).toHaveLength(3);
});

test('a host that stops while it waits for a retry leaves the batch to the next host', async () => {
  let failed = false;
  const fails = () => {
    failed = true;
    throw new Error('the bus is away');
  };
  const first = await stage.host('a', fails, {}, fixedDelay(-1, 3600));
  await stage.feed.items.create({ id: 'kept', pk: 'k' });
  await until(() => failed);
  await first.stop();
  const second = await stage.host('b', () => undefined);
  await until(() => second.seen.length > 0);
  expect(second.seen.map(({ id }) => id)).toEqual(['kept']);
});

test('a host that stops waits for the current batch, saves its position and releases its leases', async () => {
  const { promise: release, resolve } = Promise.withResolvers<void>();
  const first = await stage.host('a', () => release);
  await stage.feed.items.create({ id: 'slow', pk: 'k' });
  await until(() => first.invocations.length > 0);
  const stopped = first.stop();
  resolve();
  await stopped;
  expect(first.seen.map(({ id }) => id)).toEqual(['slow']);
  expect((await stage.leases()).map(({ Owner }) => Owner)).toEqual([null, null, null, null]);

  const second = await stage.host('b', () => undefined);
  await stage.feed.items.create({ id: 'after', pk: 'k' });
  await until(() => second.seen.length > 0);
  expect(second.seen.map(({ id }) => id)).toEqual(['after']);
});

test('two hosts share four ranges, and every change is still delivered', async () => {
  const a = await stage.host('a', () => undefined);
  expect(await allOwned()).toBe(true);
  const b = await stage.host('b', () => undefined);
  const owners = async () => (await stage.leases()).map(({ Owner }) => Owner?.split('/')[0]).toSorted();
  await until(async () => (await owners()).join() === 'a,a,b,b');
  await stage.write(80, 20);
  await until(() => new Set([...a.seen, ...b.seen].map(({ id }) => id)).size >= 80);
  expect(a.seen.length).toBeGreaterThan(0);
  expect(b.seen.length).toBeGreaterThan(0);

  await a.stop();
  await until(async () => (await owners()).join() === 'b,b,b,b');
});

test('when a host does not respond, another takes an even share at once and the rest when the leases expire', async () => {
  await (await stage.host('a', () => undefined)).stop();
  const leases = stage.database.container('leases');
  const died = Date.now();
  for (const { id } of (await leases.items.readAll<{ id: string }>().fetchAll()).resources) {
    const operations = [
      { op: 'set' as const, path: '/Owner', value: 'dead/relay' },
      { op: 'set' as const, path: '/timestamp', value: new Date(died).toISOString() },
    ];
    await leases.item(id, id).patch(operations);
  }
  await stage.host('b', () => undefined, { leaseExpirationInterval: 600 });
  await until(async () => (await stage.leases()).every(({ Owner }) => Owner === 'b/relay'));
  expect(Date.now() - died).toBeGreaterThanOrEqual(500);
});

test('a missing lease container is reported, and the listener starts once it exists', async () => {
  await stage.feed.items.create({ id: 'waiting', pk: 'k' });
  const starting = stage.host('a', () => undefined, { createLeaseContainerIfNotExists: false });
  await until(() => stage.log.some((line) => line.includes("listener for function 'relay' was unable to start")));
  await stage.database.containers.create({ id: 'leases', partitionKey: '/id' });
  const { seen } = await starting;
  await until(() => seen.length > 0);
});
