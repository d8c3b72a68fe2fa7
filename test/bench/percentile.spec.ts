import { expect, test } from 'vitest';
import { closedLoop, percentile } from '../../bench/load.ts';
import { medianOf } from '../../bench/report/measurement.ts';

const hundred = Array.from({ length: 100 }, (_, n) => n + 1);

test.each([
  [50, 50],
  [95, 95],
  [99, 99],
  [100, 100],
  [0, 1],
])('%s percent of the numbers from 1 to 100 are at most %s', (percent, expected) => {
  expect(percentile(hundred, percent)).toBe(expected);
});

test('the 99th percentile of few values is the largest of them', () => {
  expect(percentile([1, 2, 7], 99)).toBe(7);
});

test('there is no percentile of nothing', () => {
  expect(percentile([], 50)).toBeNaN();
});

test('the median of an even number of values is the mean of the two in the middle', () => {
  expect([medianOf([9, 1, 5]), medianOf([1, 10, 2, 4]), medianOf([])]).toEqual([5, 3, Number.NaN]);
});

test('a closed loop never has more requests in flight than asked for, and counts failures', async () => {
  let inFlight = 0;
  let most = 0;
  const operate = async (n: number) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    await Promise.resolve();
    inFlight -= 1;
    if (n % 10 === 0) throw new Error('every tenth fails');
    return n % 10 !== 1;
  };
  const { requests, errors, latencies } = await closedLoop(3, operate, (begun) => begun >= 100);
  expect({ most, requests, errors, measured: latencies.length }).toEqual({
    most: 3,
    requests: 100,
    errors: 20,
    measured: 100,
  });
});
