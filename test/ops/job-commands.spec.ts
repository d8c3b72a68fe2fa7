import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosJobs } from '../../shared/adapters/cosmos/cosmos-jobs.ts';
import { CosmosJobsAdmin } from '../../shared/adapters/cosmos/cosmos-jobs-admin.ts';
import { ExportJob } from '../../shared/domain/export-job.ts';
import { exportIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { refOf } from '../../shared/domain/job.ts';
import { cancelJob } from '../../tools/operator/cancel-job.ts';
import { listJobs } from '../../tools/operator/list-jobs.ts';
import type { OperatorCommand } from '../../tools/operator/operator-command.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { resumeJob } from '../../tools/operator/resume-job.ts';
import { showJob } from '../../tools/operator/show-job.ts';
import { showMoment } from '../../tools/operator/show-moment.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

const NOW = new Date('2026-11-27T10:00:00.000Z');
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let exports: CosmosJobs<ExportJob>;
beforeAll(async () => {
  database = await cosmosDatabase();
  exports = new CosmosJobs(database.container('jobs'), { kind: 'export', schema: ExportJob });
});
afterAll(() => database?.close());

const run = async (command: OperatorCommand, given: Record<string, string | boolean>) => {
  const partners = { list: async () => ({ partners: [{ id: 'acme' }, { id: 'globex' }], unreadable: [] }) };
  const ports = { jobs: new CosmosJobsAdmin(database.container('jobs')), partners, clock: { now: () => NOW } };
  return (await command.run(ports as unknown as OperatorPorts, given)).lines.join('\n');
};

async function anExport(partner: string, key: string, fields: Partial<ExportJob> = {}): Promise<ExportJob> {
  const partnerId = PartnerId.parse(partner);
  const at = '2026-11-27T09:00:00.000Z';
  const job: ExportJob = {
    ...{ id: exportIdFor(partnerId, key), partnerId, kind: 'export', status: 'running', fingerprint: 'f' },
    ...{
      createdAt: at,
      updatedAt: at,
      asOf: at,
      format: 'csv',
      filter: { status: ['confirmed'] },
      done: 7,
      rows: 7,
      ...fields,
    },
  };
  await exports.add(job, 10);
  return job;
}

test('open jobs of all partners are listed, and with --ready those whose file is kept', async () => {
  const running = await anExport('acme', 'running');
  const ready = await anExport('globex', 'ready', { status: 'ready', expiresAt: '2026-12-01T00:00:00.000Z' });
  const all = await run(listJobs, { ready: true });
  const [created, updated] = [showMoment(running.createdAt), showMoment(running.updatedAt)];
  expect(all).toContain(`${running.id}  acme     running  ${created}\n    ${updated}\n`);
  expect(all).toContain(ready.id);
  expect(await run(listJobs, {})).not.toContain(ready.id);
  expect(await run(listJobs, { partner: 'globex' })).toBe('none');
  await expect(run(listJobs, { partner: 'globx' })).rejects.toThrow('there is no partner globx');
});

test('a job is shown as it is stored', async () => {
  const { id } = await anExport('acme', 'shown', { part: { number: 3, until: 'x' } });
  const shown = await run(showJob, { job: id });
  expect(JSON.parse(shown)).toMatchObject({ id, status: 'running', done: 7, part: { number: 3, until: 'x' } });
  expect(shown).not.toContain('_etag');
  await expect(run(showJob, { job: 'exp_1' })).rejects.toThrow('is not the id');
  await expect(run(showJob, { job: exportIdFor(PartnerId.parse('acme'), 'none') })).rejects.toThrow('jobs list');
});

test('a job that is resumed is queued where it is, and its last start leaves it', async () => {
  const job = await anExport('acme', 'silent', { run: { start: 'lost', hub: 'blue' }, part: { number: 3 } });
  expect(await run(resumeJob, { job: job.id })).toContain('is queued');
  const { run: _, ...kept } = job;
  expect((await exports.find(refOf(job)))?.job).toEqual({ ...kept, status: 'queued', updatedAt: NOW.toISOString() });
});

test('a job that is cancelled keeps what only its kind has, and one that has ended can’t be', async () => {
  const job = await anExport('acme', 'unwanted');
  expect(await run(cancelJob, { job: job.id })).toContain('at its next step');
  expect((await exports.find(refOf(job)))?.job).toEqual({ ...job, cancelRequestedAt: NOW.toISOString() });
  const ended = await anExport('acme', 'ended', { status: 'failed' });
  await expect(run(cancelJob, { job: ended.id })).rejects.toThrow('is failed');
  await expect(run(resumeJob, { job: ended.id })).rejects.toThrow('nothing to resume');
});
