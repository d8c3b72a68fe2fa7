import { expect, test } from 'vitest';
import { parseIsoDuration, writeIsoDuration } from './iso-duration.ts';

test.each([
  ['PT5S', 5000],
  ['PT0.5S', 500],
  ['PT1M', 60_000],
  ['PT1H30M', 5_400_000],
  ['P1D', 86_400_000],
  ['P1M', 30 * 86_400_000],
  ['P10675199DT2H48M5.4775807S', 922_337_203_685_477.6],
])('%s is %d ms', (text, milliseconds) => expect(parseIsoDuration(text)).toBeCloseTo(milliseconds, 0));

test.each(['', 'P', 'PT', 'P1DT', '1H', 'PT1', 'PT-1S', '1 minute'])('"%s" is not a duration', (text) => {
  expect(parseIsoDuration(text)).toBeUndefined();
});

test.each(['PT0S', 'PT0.5S', 'PT1M', 'PT1H30M', 'P1D', 'P2DT3H4M5S'])('%s is written as it was read', (text) => {
  expect(writeIsoDuration(parseIsoDuration(text) ?? Number.NaN)).toBe(text);
});
