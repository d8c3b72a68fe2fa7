import { expect, test } from 'vitest';
import { BatchCache } from './batch-cache.ts';

/** A cache of numbers: odd ones have no value. */
function cacheOf(maxEntries = 100) {
  const time = { now: 0 };
  const loads: number[][] = [];
  const source = { version: 'a', fails: false, gate: Promise.resolve() };
  const cache = new BatchCache<number, string>(
    async (keys) => {
      loads.push(keys);
      const { version, fails } = source;
      await source.gate;
      if (fails) throw new Error('away');
      return new Map(keys.filter((key) => key % 2 === 0).map((key) => [key, `${version}${key}`]));
    },
    { clock: { now: () => new Date(time.now) }, maxAgeMs: 1_000, maxEntries },
  );
  return { cache, time, loads, source };
}

test('a thousand callers at once cause one load, also of keys without a value', async () => {
  const { cache, loads } = cacheOf();
  const all = await Promise.all(Array.from({ length: 1_000 }, () => cache.getAll([2, 3, 4, 4])));
  expect(all.every((found) => found.get(2) === 'a2' && !found.has(3) && found.get(4) === 'a4')).toBe(true);
  expect(loads).toEqual([[2, 3, 4]]);
  await cache.getAll([3]);
  expect(loads).toHaveLength(1);
});

test('only what is missing is loaded', async () => {
  const { cache, loads } = cacheOf();
  await cache.getAll([2]);
  await cache.getAll([2, 4]);
  expect(loads).toEqual([[2], [4]]);
});

test('a value is used up to its age, counted from the begin of its load, and renewed before that', async () => {
  const { cache, time, loads, source } = cacheOf();
  await cache.getAll([2]);
  source.version = 'b';
  time.now = 501;
  expect(await cache.getAll([2])).toEqual(new Map([[2, 'a2']]));
  expect(loads).toHaveLength(2);
  expect(await cache.getAll([2])).toEqual(new Map([[2, 'b2']]));
  expect(loads).toHaveLength(2);
});

test('a value that is too old is not used, even if it can’t be loaded again', async () => {
  const { cache, time, source } = cacheOf();
  await cache.getAll([2]);
  source.fails = true;
  time.now = 900;
  expect(await cache.getAll([2])).toEqual(new Map([[2, 'a2']]));
  time.now = 1_001;
  await expect(cache.getAll([2])).rejects.toThrow('away');
  source.fails = false;
  expect(await cache.getAll([2])).toEqual(new Map([[2, 'a2']]));
});

test('a value that is forgotten while it is loaded or renewed is loaded again', async () => {
  const { cache, time, source } = cacheOf();
  const { promise, resolve } = Promise.withResolvers<void>();
  source.gate = promise;
  const before = cache.getAll([2]);
  cache.forget(2);
  source.version = 'b';
  const after = cache.getAll([2]);
  resolve();
  expect([await before, await after]).toEqual([new Map([[2, 'a2']]), new Map([[2, 'b2']])]);

  time.now = 600;
  const renewal = Promise.withResolvers<void>();
  source.gate = renewal.promise;
  await cache.getAll([2]);
  cache.forget(2);
  source.version = 'c';
  const fresh = cache.getAll([2]);
  renewal.resolve();
  expect(await fresh).toEqual(new Map([[2, 'c2']]));
  expect(await cache.getAll([2])).toEqual(new Map([[2, 'c2']]));
});

test('beyond its size the cache drops the oldest entries', async () => {
  const { cache, loads } = cacheOf(2);
  for (const key of [2, 4, 6]) await cache.getAll([key]);
  await cache.getAll([4, 6]);
  expect(loads).toHaveLength(3);
  await cache.getAll([2]);
  expect(loads).toHaveLength(4);
});
