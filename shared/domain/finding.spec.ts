import { expect, test } from 'vitest';
import type { Comparison } from './comparison.ts';
import { type Finding, findingIdFor, noteComparison, resolve, type Subject } from './finding.ts';

const subject: Subject = { kind: 'payment', id: 'pi_1' };
const start = new Date('2026-01-01T00:00:00.000Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const differs = (theirs: string): Extract<Comparison, { kind: 'difference' }> => {
  return { kind: 'difference', code: 'payment_missing', ours: 'confirmed', theirs };
};

function note(before: Finding | undefined, comparison: Exclude<Comparison, { kind: 'repair' }>, minutes: number) {
  const change = noteComparison(before, subject, comparison, after(minutes));
  if (change.kind !== 'write') throw new Error(change.kind);
  return change;
}

const open = note(undefined, differs('nothing'), 0).finding;
const done = resolve(open, { by: 'ada', reason: 'paid by hand' }, after(5));

test('a difference is reported once, and again when it differs otherwise', () => {
  expect(note(undefined, differs('nothing'), 0)).toMatchObject({ isNew: true, finding: { state: 'open' } });
  expect(note(open, differs('nothing'), 10)).toMatchObject({ isNew: false, finding: { since: start.toISOString() } });
  expect(note(open, differs('something'), 10)).toMatchObject({ isNew: true });
});

test('a difference that a person has resolved stays resolved until it differs otherwise', () => {
  expect(done).toMatchObject({ state: 'resolved', resolved: { by: 'ada', reason: 'paid by hand' } });
  expect(noteComparison(done, subject, differs('nothing'), after(10))).toEqual({ kind: 'nothing' });
  expect(note(done, differs('something'), 10)).toMatchObject({ isNew: true, finding: { state: 'open' } });
  if (done) expect(resolve(done, { by: 'bob', reason: '' }, after(10))).toBeUndefined();
});

test('a difference that is gone resolves itself, and one that is in work stays', () => {
  expect(note(open, { kind: 'matching' }, 10).finding).toMatchObject({
    state: 'resolved',
    resolved: { by: 'reconciliation' },
  });
  expect(note(open, { kind: 'in_progress' }, 10)).toMatchObject({ isNew: false, finding: { state: 'open' } });
});

test('what is in progress is compared again, less often the longer it takes, and forgotten when it matches', () => {
  const first = note(undefined, { kind: 'in_progress' }, 0).finding;
  expect(first).toMatchObject({ state: 'waiting', dueAt: after(10).toISOString() });
  const second = note(first, { kind: 'in_progress' }, 60).finding;
  expect(second.dueAt).toBe(after(120).toISOString());
  expect(note(first, { kind: 'in_progress' }, 10_000).finding.dueAt).toBe(after(10_000 + 24 * 60).toISOString());
  expect(noteComparison(second, subject, { kind: 'matching' }, after(120))).toEqual({ kind: 'forget' });
  expect(note(second, differs('nothing'), 120)).toMatchObject({ isNew: true, finding: { state: 'open' } });
});

test('a subject that matches leaves nothing', () => {
  expect(noteComparison(undefined, subject, { kind: 'matching' }, start)).toEqual({ kind: 'nothing' });
  expect(noteComparison(undefined, subject, { kind: 'not_ours' }, start)).toEqual({ kind: 'nothing' });
});

test('a payment and a shipment of the same name have findings of their own', () => {
  expect(findingIdFor({ kind: 'payment', id: 'x' })).not.toBe(findingIdFor({ kind: 'shipment', id: 'x' }));
});
