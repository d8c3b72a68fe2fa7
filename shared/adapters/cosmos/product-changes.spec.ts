import { until } from '@partner-orders/loopback-server/until';
import { expect, test } from 'vitest';
import type { ChangeReader } from './cosmos-changes.ts';
import { ProductChanges } from './product-changes.ts';

const product = (sku: string) => ({ type: 'product', sku });

/** A change feed of two ranges, and what was read and reported. */
function feedOf(pages: unknown[][], { idleMs = 60_000 } = {}) {
  const seen = { begun: 0, read: 0, changed: [] as string[] };
  const failures: Error[] = [];
  const changes = {
    begin: async () => {
      seen.begun += 1;
      return ['one', 'two'] as unknown as ChangeReader[];
    },
    readNext: async () => {
      seen.read += 1;
      const failure = failures.shift();
      if (failure) throw failure;
      return pages.shift() ?? [];
    },
  };
  const options = { pollMs: 1, idleMs, onChanged: (sku: string) => void seen.changed.push(sku) };
  return { seen, failures, productChanges: new ProductChanges(changes, options) };
}

test('changed products are reported, and other documents are not; many uses have one reader', async () => {
  const { seen, productChanges } = feedOf([
    [product('MUG-1'), { type: 'stock', sku: 'MUG-1' }],
    [{}, product('TEA-1')],
  ]);
  for (let n = 0; n < 100; n += 1) productChanges.noteUse();
  await until('both to be reported', async () => seen.changed.length === 2);
  expect(seen).toMatchObject({ begun: 1, changed: ['MUG-1', 'TEA-1'] });
});

test('after a failure it begins again, and goes on reporting', async () => {
  const { seen, failures, productChanges } = feedOf([]);
  failures.push(new Error('away'));
  productChanges.noteUse();
  await until('another begin', async () => seen.begun === 2);
});

test('nothing is read without a use, and reading ends when uses end', async () => {
  const { seen, productChanges } = feedOf([], { idleMs: 20 });
  expect(seen.begun).toBe(0);
  productChanges.noteUse();
  await until('the reader to rest', async () => {
    const { read } = seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return read > 0 && seen.read === read;
  });
  productChanges.noteUse();
  await until('another begin', async () => seen.begun === 2);
});
