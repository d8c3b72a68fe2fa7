import { expect, test } from 'vitest';
import { linesByTime } from './lines-by-time.ts';

test('each line has its values at its own times, and only those of the run', () => {
  const average = { times: [0, 5, 10], series: [{ name: '', values: [9_000, 1_000, null] }] };
  const longest = { times: [5, 10, 15, 20], series: [{ name: '', values: [2_000, 3_000, 4_000, 5_000] }] };
  expect(linesByTime({ average, longest }, { from: 5, to: 15 })).toEqual({
    times: [5, 10, 15],
    series: [
      { name: 'average', values: [1, null, null] },
      { name: 'longest', values: [2, 3, 4] },
    ],
  });
});

test('a metric that nothing has measured yet is an empty line', () => {
  const average = { times: [5], series: [] };
  expect(linesByTime({ average }, { from: 0, to: 10 })).toEqual({
    times: [5],
    series: [{ name: 'average', values: [null] }],
  });
});
