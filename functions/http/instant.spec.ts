import { expect, test } from 'vitest';
import { instantOf } from './instant.ts';

const down = (text: string) => instantOf(text, 'down')?.toISOString();
const up = (text: string) => instantOf(text, 'up')?.toISOString();

test.each([
  ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
  ['2026-01-02t03:04:05z', '2026-01-02T03:04:05.000Z'],
  ['2026-01-02T03:04:05.9Z', '2026-01-02T03:04:05.900Z'],
  ['2026-01-02T03:04:05.123000000000Z', '2026-01-02T03:04:05.123Z'],
  ['2026-01-02T03:04:05+05:30', '2026-01-01T21:34:05.000Z'],
  ['2026-01-02T03:04:05-00:00', '2026-01-02T03:04:05.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['0000-12-31T23:30:00-01:00', '0001-01-01T00:30:00.000Z'],
])('%s is the same instant in either rounding', (text, instant) => {
  expect([down(text), up(text)]).toEqual([instant, instant]);
});

test('digits after the millisecond are rounded so that comparisons stay correct', () => {
  expect([down('2026-01-01T00:00:08.945500Z'), up('2026-01-01T00:00:08.945500Z')]).toEqual([
    '2026-01-01T00:00:08.945Z',
    '2026-01-01T00:00:08.946Z',
  ]);
  expect(up('2026-01-01T00:00:59.9990000001Z')).toBe('2026-01-01T00:01:00.000Z');
  expect(up('9999-12-31T23:59:59.9999Z')).toBe('9999-12-31T23:59:59.999Z');
});

test('a leap second is accepted where one can be, and counts as the next second', () => {
  expect(down('2016-12-31T23:59:60Z')).toBe('2017-01-01T00:00:00.000Z');
  expect(down('1990-12-31T15:59:60-08:00')).toBe('1991-01-01T00:00:00.000Z');
  expect(down('2016-12-31T23:59:60.5Z')).toBe('2017-01-01T00:00:00.500Z');
  expect(down('2016-12-30T23:59:60Z')).toBeUndefined();
  expect(down('2016-12-31T22:59:60Z')).toBeUndefined();
  expect(down('2016-12-31T23:59:61Z')).toBeUndefined();
});

test.each([
  '',
  'yesterday',
  '2026-01-02',
  '2026-01-02T03:04Z',
  '2026-01-02T03:04:05',
  '2026-01-02 03:04:05Z',
  '2026-01-02T03:04:05.Z',
  '2026-01-02T03:04:05+0530',
  '2026-01-02T03:04:05+24:00',
  '2026-01-02T03:04:05 02:00',
  '2026-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-01-32T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T23:60:00Z',
  '0000-06-01T00:00:00Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  '10000-01-01T00:00:00Z',
  '٢٠٢٦-01-01T00:00:00Z',
])('%j is not a valid time', (text) => {
  expect(down(text)).toBeUndefined();
});
