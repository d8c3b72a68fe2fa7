import { expect, test } from 'vitest';
import { LatencyHistogram } from './latency-histogram.ts';

test('percentiles are at most 5 % too high, and the highest is exact', () => {
  const histogram = new LatencyHistogram();
  for (let ms = 1; ms <= 1_000; ms += 1) histogram.record(ms);
  for (const percent of [50, 95, 99]) {
    const exact = percent * 10;
    expect(histogram.percentile(percent)).toBeGreaterThanOrEqual(exact);
    expect(histogram.percentile(percent)).toBeLessThan(exact * 1.06);
  }
  expect(histogram.percentile(100)).toBe(1_000);
});

test('what is very short or very long is counted too', () => {
  const histogram = new LatencyHistogram();
  histogram.record(0);
  histogram.record(100_000_000);
  expect(histogram.percentile(50)).toBeLessThanOrEqual(1);
  expect(histogram.percentile(100)).toBeGreaterThan(3_000_000);
});

test('without a duration there is no percentile, and so after it is cleared', () => {
  const histogram = new LatencyHistogram();
  expect(histogram.percentile(50)).toBeNull();
  histogram.record(5);
  histogram.clear();
  expect(histogram.percentile(50)).toBeNull();
});
