import type { OrchestrationContext } from 'durable-functions';
import { expect, test } from 'vitest';
import { exportIdFor, PartnerId } from '../shared/domain/ids.ts';
import type { SliceOutcome } from '../shared/domain/job.ts';
import { runJob } from './run-job.ts';

const partnerId = PartnerId.parse('acme');
const run = { partnerId, jobId: exportIdFor(partnerId, 'a'), start: 's', hub: 'blue', isClaimed: false };
const now = new Date('2026-11-27T10:00:00Z');

/** Plays one run of the orchestration and notes what it asks Durable for. */
function play(outcome: SliceOutcome, input = run) {
  const calls: unknown[][] = [];
  const df = {
    instanceId: input.jobId,
    currentUtcDateTime: now,
    getInput: () => input,
    callActivityWithRetry: (name: string, _retries: unknown, given: unknown) => calls.push(['call', name, given]),
    createTimer: (at: Date) => calls.push(['wait', at.toISOString()]),
    continueAsNew: (given: unknown) => calls.push(['again', given]),
  };
  const steps = runJob('export-slice')({ df } as unknown as OrchestrationContext);
  steps.next();
  for (let step = steps.next(outcome); !step.done; ) step = steps.next(undefined);
  return calls;
}

const called = ['call', 'export-slice', run];

test('the orchestration begins again after each slice, as the owner of its job', () => {
  expect(play({ kind: 'more' })).toEqual([called, ['again', { ...run, isClaimed: true }]]);
});

test('the orchestration ends with the last slice', () => {
  expect(play({ kind: 'done' })).toEqual([called]);
});

test('a slice that found no room is tried again after its wait, and the job may still be claimed', () => {
  const outcome = { kind: 'wait', ms: 5_000, isClaimed: false } as const;
  expect(play(outcome)).toEqual([called, ['wait', '2026-11-27T10:00:05.000Z'], ['again', run]]);
});
