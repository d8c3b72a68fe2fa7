import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportJob } from '../../shared/domain/export-job.ts';
import { exportIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { type JobRun, refOf, requestCancel, requeue } from '../../shared/domain/job.ts';
import { HeldJob } from './held-job.ts';

const partnerId = PartnerId.parse('acme');
const clock = { now: () => new Date('2026-11-27T10:00:00Z') };
const time = clock.now().toISOString();
const queued: ExportJob = {
  ...{
    id: exportIdFor(partnerId, 'k'),
    partnerId,
    kind: 'export',
    status: 'queued',
    fingerprint: 'f',
    done: 0,
    rows: 0,
  },
  ...{ createdAt: time, updatedAt: time, asOf: time, format: 'csv', filter: {} },
};
const run: JobRun = { ...refOf(queued), start: 's1', hub: 'hub', isClaimed: false };

let stored = { job: queued, etag: 1 };
let loseAnswer = false;
const jobs = {
  find: async () => ({ job: structuredClone(stored.job), etag: String(stored.etag) }),
  async replace(job: ExportJob, etag: string): Promise<string | undefined> {
    if (etag !== String(stored.etag)) return undefined;
    stored = { job: structuredClone(job), etag: stored.etag + 1 };
    // The library sends the write again, which finds another tag.
    return loseAnswer ? undefined : String(stored.etag);
  },
};
/** What another process writes. */
const change = (decide: (job: ExportJob) => ExportJob) => {
  stored = { job: decide(stored.job), etag: stored.etag + 1 };
};
const count = (job: ExportJob) => ({ ...job, done: job.done + 1 });

beforeEach(() => {
  stored = { job: queued, etag: 1 };
  loseAnswer = false;
});

async function hold(): Promise<HeldJob<ExportJob>> {
  const held = await HeldJob.claim(run, { jobs, clock });
  return held ?? expect.fail('not claimed');
}

describe('a job that a slice holds', () => {
  it('goes on once if the answer to a write is lost', async () => {
    const held = await hold();
    loseAnswer = true;
    expect(await held.advance(count)).toBe(true);
    loseAnswer = false;
    expect(await held.advance(count)).toBe(true);
    expect(stored.job.done).toBe(2);
  });

  it('is claimed also if the answer to that is lost', async () => {
    loseAnswer = true;
    expect((await hold()).job).toMatchObject({ status: 'running', run: { start: 's1' } });
  });

  it('keeps a wish to cancel that comes meanwhile, and the change sees it', async () => {
    const held = await hold();
    change((job) => requestCancel(job, clock.now()));
    expect(await held.advance(count)).toBe(true);
    expect(stored.job).toMatchObject({ done: 1, cancelRequestedAt: time });
    expect(await held.advance((job) => (job.cancelRequestedAt ? undefined : count(job)))).toBe(false);
    expect(stored.job.done).toBe(1);
  });

  it.each([
    ['goes on with it', count],
    ['starts it again', (job: ExportJob) => requeue(job, clock.now())],
    ['takes it over', (job: ExportJob) => ({ ...job, run: { start: 's2', hub: 'hub' } })],
    ['ends it', (job: ExportJob): ExportJob => ({ ...job, status: 'failed' })],
  ])('is left as it is if somebody else %s', async (_, other) => {
    const held = await hold();
    change(other);
    const { job } = stored;
    expect(await held.advance((now) => ({ ...count(now), total: 7 }))).toBe(false);
    expect(stored.job).toEqual(job);
  });
});
