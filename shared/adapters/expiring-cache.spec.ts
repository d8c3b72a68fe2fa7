import { expect, test } from 'vitest';
import { ExpiringCache } from './expiring-cache.ts';

function cacheOf(load: (key: string) => Promise<string>, maxEntries = 10) {
  let time = 0;
  const clock = { now: () => new Date(time) };
  const cache = new ExpiringCache(load, { clock, maxAgeMs: 1_000, maxEntries });
  return { cache, pass: (ms: number) => (time += ms) };
}

function counting() {
  const loads: string[] = [];
  const load = async (key: string) => `${key}#${loads.push(key)}`;
  return { loads, load };
}

test('callers at the same time share one load', async () => {
  const { load, loads } = counting();
  const { cache } = cacheOf(load);
  expect(await Promise.all([cache.get('a'), cache.get('a'), cache.get('b')])).toEqual(['a#1', 'a#1', 'b#2']);
  expect(loads).toEqual(['a', 'b']);
});

test('a value that is getting old is renewed without a wait', async () => {
  const { load } = counting();
  const { cache, pass } = cacheOf(load);
  await cache.get('a');
  pass(600);
  expect(await cache.get('a')).toBe('a#1');
  expect(await cache.get('a')).toBe('a#2');
});

test('a value past its maximum age is never returned', async () => {
  const { load } = counting();
  const { cache, pass } = cacheOf(load);
  await cache.get('a');
  pass(1_001);
  expect(await cache.get('a')).toBe('a#2');
});

test('a failure is thrown to the callers that waited, and not cached', async () => {
  let healthy = false;
  const { cache } = cacheOf(async () => {
    if (!healthy) throw new Error('down');
    return 'up';
  });
  await expect(cache.get('a')).rejects.toThrow('down');
  healthy = true;
  expect(await cache.get('a')).toBe('up');
});

test('when a renewal fails, a value that is still valid is kept', async () => {
  let healthy = true;
  const { cache, pass } = cacheOf(async () => {
    if (!healthy) throw new Error('down');
    return 'up';
  });
  await cache.get('a');
  healthy = false;
  pass(600);
  expect(await cache.get('a')).toBe('up');
  expect(await cache.get('a')).toBe('up');
});

test('the oldest entries are removed first', async () => {
  const { load, loads } = counting();
  const { cache } = cacheOf(load, 2);
  for (const key of ['a', 'b', 'c', 'b', 'a']) await cache.get(key);
  expect(loads).toEqual(['a', 'b', 'c', 'a']);
});
