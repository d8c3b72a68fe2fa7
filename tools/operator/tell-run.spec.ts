import { expect, test } from 'vitest';
import { tellRun } from './tell-run.ts';

const none = { matching: 0, not_ours: 0, in_progress: 0, repaired: 0, difference: 0, failed: 0 };

test('a comparison that found nothing to compare says why, so that nobody takes it for an answer', () => {
  expect(tellRun({ state: 'done', counts: none, found: [] })).toEqual([
    'done: 0 matching, 0 not ours, 0 in progress, 0 repaired, 0 differences, 0 failed',
    'nothing was compared: what is younger than RECONCILE_AFTER_MS, two hours by default, is left for later',
  ]);
  expect(tellRun({ state: 'open', counts: none, found: [] })).toEqual([expect.stringMatching(/^not done yet/)]);
  const found = [{ subject: 'payment pi_1', what: 'release_payment' }];
  expect(tellRun({ state: 'done', counts: { ...none, repaired: 1 }, found })).toEqual([
    'done: 0 matching, 0 not ours, 0 in progress, 1 repaired, 0 differences, 0 failed',
    'payment pi_1  -  release_payment',
  ]);
});
