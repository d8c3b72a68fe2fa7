import { expect, test } from 'vitest';
import { ageOf, claimHousekeeping, type HousekeepingState, noteHousekeeping } from './housekeeping.ts';

const start = new Date('2026-11-27T10:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const fresh: HousekeepingState = { since: start.toISOString() };
const all = (done: number, failed = 0) => ({ done, failed, found: [], after: undefined });

test('a task is due at once, then an hour after its last success', () => {
  const done = noteHousekeeping(claimHousekeeping(fresh, 'a', start), all(2), start);
  expect(done).toMatchObject({ succeededAt: start.toISOString(), last: { id: 'a', by: 'timer', done: 2 } });
  expect(claimHousekeeping(done, 'b', after(59))).toBe(done);
  expect(claimHousekeeping(done, 'b', after(60)).round).toMatchObject({ id: 'b', done: 0 });
  expect(ageOf(done, after(60))).toBe(3_600_000);
});

test('one process at a time has it; one that was killed is replaced, and its round continues where it was', () => {
  const claimed = claimHousekeeping(fresh, 'a', start);
  expect(claimHousekeeping(claimed, 'b', after(2))).toBe(claimed);
  const part = noteHousekeeping(claimed, { done: 1, failed: 0, found: ['x'], after: 'here' }, start);
  const killed = claimHousekeeping(part, 'b', after(1));
  expect(killed.round).toMatchObject({ id: 'a', after: 'here', done: 1, found: ['x'] });
  const next = claimHousekeeping(killed, 'c', after(4));
  expect(next).not.toBe(killed);
  expect(noteHousekeeping(next, all(2), after(4))).toMatchObject({ last: { id: 'a', done: 3, found: ['x'] } });
});

test('a round with a failure is no success, and is repeated after a while', () => {
  const failed = noteHousekeeping(claimHousekeeping(fresh, 'a', start), all(5, 1), start);
  expect(failed.succeededAt).toBeUndefined();
  expect(claimHousekeeping(failed, 'b', after(9))).toBe(failed);
  expect(claimHousekeeping(failed, 'b', after(10)).round?.id).toBe('b');
  expect(ageOf(failed, after(60 * 25))).toBe(25 * 3_600_000);
});

test('what an operator asks for runs next, also while a round goes on, and a dry round counts as no success', () => {
  const request = { id: 'ops', by: 'ada', isDry: true };
  const part = noteHousekeeping(claimHousekeeping(fresh, 'a', start), { ...all(1), after: 'here' }, start);
  const first = claimHousekeeping({ ...part, request }, 'b', start);
  expect(first.round?.id).toBe('a');
  const ended = noteHousekeeping(first, all(0), start);
  const dry = claimHousekeeping(ended, 'c', after(1));
  expect(dry).toMatchObject({ round: { id: 'ops', by: 'ada', isDry: true } });
  expect(dry.request).toBeUndefined();
  const over = noteHousekeeping(dry, all(7), after(1));
  expect(over).toMatchObject({ succeededAt: start.toISOString(), last: { id: 'ops', done: 7, isDry: true } });
});
