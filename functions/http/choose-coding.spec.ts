import { expect, test } from 'vitest';
import { chooseCoding } from './choose-coding.ts';

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['BR ; Q=1', 'br'],
  ['*', 'br'],
  ['*;q=0.5, br;q=0', 'gzip'],
  ['gzip;q=0, br;q=0', undefined],
  ['identity, gzip;q=0.5', undefined],
  ['identity;q=0.5, gzip;q=0.5', 'gzip'],
  ['deflate, zstd', undefined],
  ['gzip;q=high', undefined],
  ['', undefined],
])('a caller that accepts “%s” gets %s', (accepted, coding) => {
  expect(chooseCoding(accepted, ['br', 'gzip'])).toBe(coding);
});

test.each([
  ['br, gzip', undefined],
  ['*', undefined],
  ['gzip, identity;q=0.1', undefined],
  ['gzip, identity;q=0', 'gzip'],
  ['gzip, *;q=0', 'gzip'],
  ['identity;q=0', undefined],
  ['*;q=0', undefined],
])('for content that it makes no smaller, a caller that accepts “%s” gets %s', (accepted, coding) => {
  expect(chooseCoding(accepted, ['br', 'gzip'], false)).toBe(coding);
});
