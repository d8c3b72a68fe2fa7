import { expect, test } from 'vitest';
import { changeLine } from './change-line.ts';

const off = { feature: 'search', until: '2026-01-02T03:04:05.000Z', note: 'too slow' };

test.each([
  [{ after: off }, 'feature search, until 2026-01-02T03:04:05Z, note too slow'],
  [{ before: off }, 'removed: feature search, until 2026-01-02T03:04:05Z, note too slow'],
  [{ before: off, after: { ...off, note: 'still', share: 5 } }, 'changed note: too slow → still, share: none → 5'],
  [{ before: off, after: off }, 'unchanged'],
  [{ before: { consumer: 'saga' }, after: 'discarded' }, 'consumer saga → discarded'],
  [{ before: 'running', after: 'cancelled' }, 'running → cancelled'],
  [{ after: 'exported' }, 'exported'],
  [{ after: { orders: 2, exports: [], ids: ['a', 'b'] } }, 'orders 2, exports none, ids a b'],
  [{ before: { rates: { EUR: 1 } }, after: { rates: { EUR: 2 } } }, 'changed rates.EUR: 1 → 2'],
  [{ after: { prices: [{ amount: 1 }, { amount: 2 }] } }, 'prices.1.amount 1, prices.2.amount 2'],
  [{}, ''],
])('%j is printed as %s', (change, text) => {
  expect(changeLine({ of: 'feature', id: 'search', ...change })).toBe(`feature search${text && `: ${text}`}`);
});
