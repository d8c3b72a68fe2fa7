import { expect, test } from 'vitest';
import { exportIdFor, importIdFor, PartnerId } from './ids.ts';
import { claim, goOn, isGivenUp, type Job, type JobRun, type JobStatus, refOf, requestCancel } from './job.ts';

const partnerId = PartnerId.parse('acme');
const at = new Date('2026-11-27T10:00:00Z');
const job = (status: JobStatus, fields: Partial<Job> = {}): Job => ({
  ...{ id: exportIdFor(partnerId, 'a'), partnerId, kind: 'export', status, fingerprint: 'f' },
  ...{ createdAt: at.toISOString(), updatedAt: at.toISOString(), ...fields },
});
const run = (start: string, isClaimed = false): JobRun => ({ ...refOf(job('queued')), start, hub: 'blue', isClaimed });

test('a start claims a queued job, and claims it again if its first answer was lost', () => {
  const claimed = claim(job('queued'), run('one'), at);
  expect(claimed).toMatchObject({ status: 'running', run: { start: 'one', hub: 'blue' } });
  expect(claim(claimed as Job, run('one'), at)).toBe(claimed);
});

test('another start takes over a silent job, and the first start then leaves', () => {
  const claimed = claim(job('queued'), run('one'), at) as Job;
  const taken = claim(claimed, run('two'), at) as Job;
  expect(taken.run).toEqual({ start: 'two', hub: 'blue' });
  expect(claim(taken, run('one', true), at)).toBeUndefined();
});

test.each(['ready', 'completed', 'failed', 'cancelled', 'expired', 'awaiting_upload'] as const)(
  'nobody claims a job that is %s',
  (status) => expect(claim(job(status), run('one'), at)).toBeUndefined(),
);

test('a wish to cancel is noted once; what waits for its upload ends at once, and what has ended stays', () => {
  const asked = requestCancel(job('running'), at);
  expect(asked).toMatchObject({ status: 'running', cancelRequestedAt: at.toISOString() });
  expect(requestCancel(asked, new Date(0))).toBe(asked);
  expect(requestCancel(job('awaiting_upload'), at).status).toBe('cancelled');
  const ready = job('ready');
  expect(requestCancel(ready, at)).toBe(ready);
});

test('a job that has not gone on for a day has failed', () => {
  const old = job('running', { createdAt: new Date(0).toISOString() });
  expect(isGivenUp(old, new Date(at.getTime() + 86_400_000))).toBe(false);
  expect(isGivenUp(old, new Date(at.getTime() + 86_400_001))).toBe(true);
});

test('starts that take a job over and fail do not keep it from being given up, and a step does', () => {
  const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
  const takenUntil = (hours: number, from: Job, first = 0) =>
    Array.from({ length: (hours - first) * 2 }).reduce<Job>(
      (taken, _, n) => claim(taken, run(`${n}`), later(first + n / 2)) as Job,
      from,
    );
  const failing = takenUntil(25, job('queued'));
  expect(isGivenUp(failing, later(23))).toBe(false);
  expect(isGivenUp(failing, later(25))).toBe(true);
  const stepped = goOn(takenUntil(12, job('queued')), later(12)) as Job;
  expect(isGivenUp(takenUntil(25, stepped, 12), later(25))).toBe(false);
  const afterOutage = claim(takenUntil(1, job('queued')), run('after'), later(48)) as Job;
  expect(isGivenUp(afterOutage, later(48)), 'no app ran for two days').toBe(false);
});

test('the same key gives the same job, and an export and an import never share an id', () => {
  expect(exportIdFor(partnerId, 'k')).toBe(exportIdFor(partnerId, 'k'));
  expect(exportIdFor(partnerId, 'k').slice(4)).not.toBe(importIdFor(partnerId, 'k').slice(4));
});
