import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Message } from '../message/message.ts';
import { LockTable } from './lock-table.ts';

const DURATION_MS = 30_000;
const message = {} as Message;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const lost = expect.objectContaining({ condition: 'com.microsoft:message-lock-lost' });

test('a lock can settle its message until it expires, even if the expiry has not been processed', () => {
  const locks = new LockTable(DURATION_MS);
  const { token } = locks.lock(message);
  pass(DURATION_MS - 1);
  expect(locks.get(token).message).toBe(message);
  pass(1);
  expect(() => locks.get(token)).toThrow(lost);
  expect(() => locks.renew(token)).toThrow(lost);
  expect(locks.expired(Date.now())).toHaveLength(1);
});

test('a renewed lock is valid for the full time again, and expires last', () => {
  const locks = new LockTable(DURATION_MS);
  const first = locks.lock(message);
  const second = locks.lock({} as Message);
  pass(DURATION_MS - 1);
  expect(locks.renew(first.token).expiresAt).toBe(Date.now() + DURATION_MS);
  expect(locks.nextExpiry).toBe(second.expiresAt);
  pass(2);
  expect(locks.expired(Date.now())).toEqual([second]);
  expect(locks.get(first.token).message).toBe(message);
});

test('a released lock is lost at once, and its message can be locked again', () => {
  const locks = new LockTable(DURATION_MS);
  const lock = locks.lock(message);
  expect(locks.holds(message)).toBe(true);
  locks.release(lock);
  expect(locks.holds(message)).toBe(false);
  expect(() => locks.get(lock.token)).toThrow(lost);
});
