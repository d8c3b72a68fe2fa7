import { expect, test } from 'vitest';
import { UsageError } from '../command-line/usage-error.ts';
import { commands } from './commands.ts';
import { sinceOf } from './since-of.ts';

const now = new Date('2026-03-01T12:00:00.000Z');

test.each([
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00.5+02:00', '2026-01-31T10:00:00.500Z'],
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['90m', '2026-03-01T10:30:00.000Z'],
  ['12h', '2026-03-01T00:00:00.000Z'],
  ['1d', '2026-02-28T12:00:00.000Z'],
])('--since %s is %s', (since, at) => {
  expect(sinceOf({ since }, now)?.toISOString()).toBe(at);
});

test.each([
  ['yesterday', 'must be a time such as'],
  ['2026-01-31T12:00:00', 'must be a time such as'],
  ['2026-02-30', 'must be a time such as'],
  ['2026', 'must be a time such as'],
  ['3w', 'must be a time such as'],
  ['', 'must be a time such as'],
  ['2026-03-01T12:00:01Z', 'must not be in the future'],
])('--since %s is refused', (since, message) => {
  expect(() => sinceOf({ since }, now)).toThrow(UsageError);
  expect(() => sinceOf({ since }, now)).toThrow(message);
});

test('every command with --since reads it in this way', () => {
  const texts = commands.flatMap(({ options }) => options?.['since']?.summary ?? []);
  expect(texts.length).toBeGreaterThan(2);
  for (const text of texts) expect(text).toContain('or how long ago: 90m, 12h, 7d');
});
