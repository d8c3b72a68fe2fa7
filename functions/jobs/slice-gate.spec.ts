import { expect, test } from 'vitest';
import { SliceGate } from './slice-gate.ts';

test('each partner has one slice at a time, all together a few, and a slice that fails leaves its place', async () => {
  const gate = new SliceGate(2);
  const acme = Promise.withResolvers<string>();
  const globex = Promise.withResolvers<string>();
  const running = [gate.enter('acme', () => acme.promise), gate.enter('globex', () => globex.promise)];
  expect(await gate.enter('acme', async () => 'second')).toBeUndefined();
  expect(await gate.enter('umbrella', async () => 'third')).toBeUndefined();
  acme.reject(new Error('killed'));
  await expect(running[0]).rejects.toThrow('killed');
  expect(await gate.enter('umbrella', async () => 'its turn')).toBe('its turn');
  expect(await gate.enter('acme', async () => 'again')).toBe('again');
  globex.resolve('done');
  expect(await running[1]).toBe('done');
});

test('a partner whose slices follow each other at once leaves the turn to one that waits', async () => {
  let now = 0;
  const gate = new SliceGate(1, () => now);
  const slice = Promise.withResolvers<void>();
  const running = gate.enter('acme', () => slice.promise);
  expect(await gate.enter('globex', async () => 'early')).toBeUndefined();
  slice.resolve();
  await running;
  expect(await gate.enter('acme', async () => 'next')).toBeUndefined();
  expect(await gate.enter('globex', async () => 'turn')).toBe('turn');
  expect(await gate.enter('acme', async () => 'next')).toBe('next');

  // One that has stopped asking keeps nobody waiting.
  const other = Promise.withResolvers<void>();
  const busy = gate.enter('acme', () => other.promise);
  await gate.enter('globex', async () => 'early');
  other.resolve();
  await busy;
  expect(await gate.enter('acme', async () => 'next')).toBeUndefined();
  now += 15_001;
  expect(await gate.enter('acme', async () => 'next')).toBe('next');
});

test('a partner has one slice running at a time, also where there is room for more', async () => {
  const gate = new SliceGate(2);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = gate.enter('acme', () => promise);
  expect(await gate.enter('acme', async () => 'second')).toBeUndefined();
  expect(await gate.enter('globex', async () => 'another')).toBe('another');
  resolve();
  await first;
  expect(await gate.enter('acme', async () => 'next')).toBe('next');
});
