import { expect, test } from 'vitest';
import { Repeats } from './repeats.ts';

test('of lines that differ only in ids and numbers, some are printed, with the number of those left out', () => {
  const repeats = new Repeats();
  const printed = Array.from({ length: 100 }, (_, n) => repeats.admit(`order ord_${n}a failed at attempt ${n}`, n));
  expect(printed.filter(({ isPrinted }) => isPrinted)).toHaveLength(5);
  expect(repeats.admit('order ord_7 was shipped', 100)).toEqual({ isPrinted: true, left: 0 });
  expect(repeats.admit('order ord_1 failed at attempt 1', 60_000)).toEqual({ isPrinted: true, left: 95 });
  expect(repeats.admit('order ord_1 failed at attempt 1', 60_001)).toEqual({ isPrinted: true, left: 0 });
});
