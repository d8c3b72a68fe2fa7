import { afterEach, expect, test, vi } from 'vitest';
import { RecentReaders } from './recent-readers.ts';

afterEach(() => vi.useRealTimers());

test('two pages that ask in turns each share what was read, and a third one takes the place of the oldest', () => {
  const readers = new RecentReaders('http://localhost');
  const [first, second] = [readers.reader({ since: 0, now: 1 }), readers.reader({ since: 0, now: 2 })];
  expect(first).not.toBe(second);
  expect(readers.reader({ since: 0, now: 1 })).toBe(first);
  expect(readers.reader({ since: 0, now: 2 })).toBe(second);
  expect(readers.reader({ since: 1, now: 2 })).not.toBe(second);
  readers.reader({ since: 0, now: 3 });
  expect(readers.reader({ since: 0, now: 2 })).toBe(second);
  expect(readers.reader({ since: 0, now: 1 })).not.toBe(first);
});

test('what was read is forgotten a minute after the last question', () => {
  vi.useFakeTimers();
  const readers = new RecentReaders('http://localhost');
  const reader = readers.reader({ since: 0, now: 1 });
  vi.advanceTimersByTime(59_000);
  expect(readers.reader({ since: 0, now: 1 })).toBe(reader);
  vi.advanceTimersByTime(59_000);
  expect(readers.reader({ since: 0, now: 1 })).toBe(reader);
  vi.advanceTimersByTime(61_000);
  expect(readers.reader({ since: 0, now: 1 })).not.toBe(reader);
});
