import { expect, test } from 'vitest';
import { exportIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { Job, JobStatus } from '../../shared/domain/job.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { PartnerRounds } from './partner-rounds.ts';
import { startLostJobs } from './start-lost-jobs.ts';

const now = new Date('2026-11-27T10:00:00Z');

function aJob(partner: string, status: JobStatus): Job {
  const partnerId = PartnerId.parse(partner);
  const at = now.toISOString();
  const id = exportIdFor(partnerId, status);
  return { id, partnerId, kind: 'export', status, createdAt: at, updatedAt: at, fingerprint: 'f' };
}

async function search(jobs: Job[], startOne: (job: { id: string }) => Promise<'started' | 'running'>) {
  const asked: string[] = [];
  const lines: string[] = [];
  const partners = [...new Set(jobs.map(({ partnerId }) => partnerId))].sort();
  const jobRounds = new PartnerRounds(async (behind) => {
    const partnerId = partners.find((partner) => partner > (behind ?? ''));
    return partnerId && { partnerId, dueAt: new Date(now.getTime() - 1) };
  });
  const ports = {
    dueJobs: { listDue: async (partner: PartnerId) => jobs.filter(({ partnerId }) => partnerId === partner) },
    ...{ jobRounds, clock: { now: () => now } },
    jobRuns: {
      start: (job: { id: string }) => {
        asked.push(job.id);
        return startOne(job);
      },
    },
  };
  const note = (line: unknown) => void lines.push(String(line));
  await runWithLog({ info: note, warn: note, error: note }, {}, () => startLostJobs(ports));
  return { asked, lines };
}

test('lost jobs of each partner are started; a file that has expired is not for this search', async () => {
  const jobs = [aJob('acme', 'queued'), aJob('acme', 'ready'), aJob('globex', 'running')];
  const { asked, lines } = await search(jobs, async () => 'started');
  expect(asked).toEqual([jobs[0]?.id, jobs[2]?.id]);
  expect(lines.filter((line) => line.includes('nothing was going to continue'))).toHaveLength(2);
});

test('a job whose orchestration runs is left to it, and one that can’t be started stops no other', async () => {
  const jobs = [aJob('acme', 'queued'), aJob('globex', 'queued')];
  const { asked, lines } = await search(jobs, async ({ id }) => {
    if (id === jobs[0]?.id) throw new Error('no answer');
    return 'running';
  });
  expect(asked).toHaveLength(2);
  expect(lines.join()).toContain(`${jobs[0]?.id} can't be started`);
  expect(lines.join()).not.toContain('nothing was going to continue');
});

test('the change feed starts what is queued, all of it before it fails for one', async () => {
  const asked: string[] = [];
  const jobs = [aJob('acme', 'queued'), aJob('globex', 'queued'), aJob('globex', 'running')];
  const jobRuns = {
    start: async ({ partnerId }: Job) => {
      asked.push(partnerId);
      if (partnerId === 'acme') throw new Error('no answer');
      return 'started' as const;
    },
  };
  await expect(startJobs([], { readJobs: () => jobs, jobRuns })).rejects.toThrow('no answer');
  expect(asked).toEqual(['acme', 'globex']);
});
