import { expect, test } from 'vitest';
import { chooseLeases } from './choose-leases.ts';
import type { Lease } from './lease.ts';

const now = Date.parse('2025-11-20T12:00:00Z');
const expirationMs = 60_000;

function leases(...owners: (string | null)[]): Lease[] {
  return owners.map((owner, i) => ({
    ...{ id: String(i), _etag: '', LeaseToken: '', FeedRange: { min: '', max: 'FF' }, ContinuationToken: null },
    Owner: owner?.replace('!', '') ?? null,
    timestamp: new Date(now - (owner?.endsWith('!') ? 61_000 : 1_000)).toISOString(), // `!` has been silent too long
  }));
}
const chosen = (...owners: (string | null)[]) =>
  chooseLeases(leases(...owners), 'me', now, expirationMs).map(({ id }) => Number(id));

test('a host that is alone takes all leases', () => {
  expect(chosen(null, null, null)).toEqual([0, 1, 2]);
});

test('a host takes the leases of one that has died', () => {
  expect(chosen('dead!', 'me', 'dead!')).toEqual([0, 2]);
});

test('free leases are shared with the running hosts', () => {
  expect(chosen(null, 'a', null, null)).toEqual([0, 2]);
});

test('if the leases can’t be shared evenly, none stays free: each host may take one more', () => {
  expect(chosen('me', 'a', null)).toEqual([2]);
  expect(chosen(null, 'a', 'a', 'b', 'b', 'me', 'me')).toEqual([0]);
  expect(chosen('me', 'me', 'a', null)).toEqual([]);
});

test('a newcomer takes one lease at a time from the host that has the most', () => {
  expect(chosen('a', 'a', 'a', 'a')).toEqual([0]);
  expect(chosen('me', 'a', 'a', 'a')).toEqual([1]);
  expect(chosen('a', 'b', 'b', 'b')).toEqual([1]);
});

test('an even share does not change', () => {
  expect(chosen('me', 'me', 'a', 'a')).toEqual([]);
  expect(chosen('me', 'a', 'a')).toEqual([]);
  expect(chosen('a')).toEqual([]);
});
