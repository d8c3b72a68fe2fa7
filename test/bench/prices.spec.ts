import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPrices } from '../../bench/cost/prices.ts';
import { root } from '../../tools/root.ts';

const directory = mkdtempSync(join(tmpdir(), 'partner-orders-prices-'));
afterAll(() => rmSync(directory, { recursive: true }));
const own = JSON.parse(readFileSync(join(root, 'bench/cost/prices.json'), 'utf8'));

function read(content: unknown) {
  const file = join(directory, 'prices.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readPrices(file);
}

test('a price that a reader fills in becomes part of the sum', () => {
  const busOperations = { ...own.prices.busOperations, usd: 0.8, date: '2026-11-27' };
  expect(read({ ...own, prices: { ...own.prices, busOperations } }).prices.busOperations.usd).toBe(0.8);
});

test('a file that is missing, not JSON, or lacks a price is refused with what is wrong', () => {
  expect(() => readPrices(join(directory, 'none.json'))).toThrow("none.json can't be read");
  expect(() => read('{')).toThrow('is not JSON');
  const { logs: _, ...prices } = own.prices;
  expect(() => read({ ...own, prices })).toThrow('prices.logs');
  expect(() => read({ ...own, prices: { ...own.prices, logs: { ...own.prices.logs, usd: -1 } } })).toThrow(
    'prices.logs.usd',
  );
});

test('a price without a date is refused', () => {
  const logs = { ...own.prices.logs, date: null };
  expect(() => read({ ...own, prices: { ...own.prices, logs } })).toThrow('a price has a date');
});
