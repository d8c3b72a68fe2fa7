import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLocked } from './lock-renewal.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function renewal(lockDuration: number, maxDuration: number) {
  const at: number[] = [];
  const errors: unknown[] = [];
  const renew = vi.fn(async () => {
    at.push(Date.now());
    return new Date(Date.now() + lockDuration);
  });
  const lockedUntil = new Date(lockDuration);
  const stop = keepLocked({ lockedUntil, renew, maxDuration, onError: (error) => errors.push(error) });
  return { at, errors, renew, stop };
}

test('a long lock is renewed ten seconds before it expires, for as long as allowed', async () => {
  const { at } = renewal(60_000, 180_000);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(at).toEqual([50_000, 100_000, 150_000]);
});

test('a short lock is renewed after half its time, until the renewal is stopped', async () => {
  const { at, stop } = renewal(1000, 300_000);
  await vi.advanceTimersByTimeAsync(1200);
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(at).toEqual([500, 1000]);
});

test('a renewal that fails is reported, and is the last', async () => {
  const { renew, errors } = renewal(1000, 300_000);
  renew.mockRejectedValueOnce(new Error('lock lost'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([renew.mock.calls.length, errors]).toEqual([1, [new Error('lock lost')]]);
});
