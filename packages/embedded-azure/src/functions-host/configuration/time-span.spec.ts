import { expect, test } from 'vitest';
import { formatTimeSpan, parseTimeSpan } from './time-span.ts';

test.each([
  ['00:00:01', 1000],
  ['00:05:00', 300_000],
  ['1.02:03:04', 93_784_000],
  ['00:00:00.2500000', 250],
  ['10:30', 37_800_000],
])('%s is %i ms', (text, milliseconds) => {
  expect(parseTimeSpan(text)).toBe(milliseconds);
});

test.each(['', '5', '00:60:00', '24:00:00', '1:2:3:4', '-00:00:01', 'five minutes'])(
  '%j is not a time span',
  (text) => {
    expect(parseTimeSpan(text)).toBeUndefined();
  },
);

test.each([
  [1000, '00:00:01'],
  [93_784_000, '1.02:03:04'],
  [250, '00:00:00.250'],
])('%i ms is written as %s', (milliseconds, text) => {
  expect(formatTimeSpan(milliseconds)).toBe(text);
});
