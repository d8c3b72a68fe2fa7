import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosDueJobs } from '../../shared/adapters/cosmos/cosmos-due-jobs.ts';
import { CosmosJobs } from '../../shared/adapters/cosmos/cosmos-jobs.ts';
import { readJobs } from '../../shared/adapters/cosmos/read-jobs.ts';
import { exportIdFor, importIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { Job, type JobKind, refOf, requestCancel } from '../../shared/domain/job.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database.close());

const at = new Date('2026-11-27T10:00:00Z');
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const jobsOf = (kind: JobKind) => new CosmosJobs(database.container('jobs'), { kind, schema: Job });

function aJob(partner: string, key: string, fields: Partial<Job> = {}): Job {
  const partnerId = PartnerId.parse(partner);
  const kind = fields.kind ?? 'export';
  const id = kind === 'export' ? exportIdFor(partnerId, key) : importIdFor(partnerId, key);
  const now = at.toISOString();
  return { id, partnerId, kind, status: 'queued', createdAt: now, updatedAt: now, fingerprint: 'f', ...fields };
}

test('a job is added once, and found only by its own partner and as its own kind', async () => {
  const exports = jobsOf('export');
  const job = aJob('once', 'a');
  expect(await exports.add(job, 2)).toEqual({ kind: 'added' });
  expect(await exports.add({ ...job, fingerprint: 'g' }, 2)).toEqual({ kind: 'exists', job });
  expect((await exports.find(refOf(job)))?.job).toEqual(job);
  expect(await exports.find({ ...refOf(job), partnerId: PartnerId.parse('other') })).toBeUndefined();
  expect(await jobsOf('import').find(refOf(job))).toBeUndefined();
});

test('a partner has only so many open jobs of a kind, also if all are added at the same time', async () => {
  const exports = jobsOf('export');
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => aJob('busy', key));
  const added = await Promise.all(all.map(async (job) => ({ job, outcome: await exports.add(job, 2) })));
  const open = added.filter(({ outcome }) => outcome.kind === 'added').map(({ job }) => job);
  expect(open).toHaveLength(2);
  const refused = added.find(({ outcome }) => outcome.kind === 'too_many')?.outcome;
  expect(refused).toEqual({ kind: 'too_many', open: expect.arrayContaining(open.map(({ id }) => id)) });
  // Another kind and another partner have places of their own.
  expect(await jobsOf('import').add(aJob('busy', 'a', { kind: 'import' }), 2)).toEqual({ kind: 'added' });
  expect(await exports.add(aJob('idle', 'a'), 2)).toEqual({ kind: 'added' });

  const [first] = open;
  if (first === undefined) throw new Error('none was added');
  await exports.change(refOf(first), (job) => ({ ...job, status: 'ready', expiresAt: after(60).toISOString() }));
  expect(await exports.add(aJob('busy', 'g'), 2)).toEqual({ kind: 'added' });
  expect(await exports.add(aJob('busy', 'h'), 2)).toMatchObject({ kind: 'too_many' });
});

test('damaged jobs in front hide none of those that are due', async () => {
  const partnerId = PartnerId.parse('damaged');
  const damaged = ['exp_damaged1', 'exp_damaged2'];
  for (const [n, id] of damaged.entries()) {
    const waitingKey = `${partnerId}#2026-11-01T0${n}:00:00.000Z#${id}`;
    await database.container('jobs').items.create({ id, jobId: id, partnerId, type: 'job', waitingKey });
  }
  const whole = aJob(partnerId, 'a');
  await jobsOf('export').add(whole, 2);
  const due = await new CosmosDueJobs(database.container('jobs')).listDue(partnerId, after(60), 1);
  expect(due.map(({ id }) => id)).toEqual([whole.id]);
  for (const id of damaged) await database.container('jobs').item(id, [partnerId, id]).delete();
});

test('a place that was taken for a job which was never added is free after a minute', async () => {
  const places = { id: 'open', partnerId: 'crashed', jobId: 'open-exports', type: 'open-jobs' };
  const lost = aJob('crashed', 'lost');
  await database.container('jobs').items.create({ ...places, places: [{ id: lost.id, at: lost.createdAt }] });
  const within = { createdAt: new Date(at.getTime() + 59_000).toISOString() };
  expect(await jobsOf('export').add(aJob('crashed', 'a', within), 1)).toMatchObject({ kind: 'too_many' });
  expect(await jobsOf('export').add(aJob('crashed', 'a', { createdAt: after(1).toISOString() }), 1)).toEqual({
    kind: 'added',
  });
});

test('of two writers of a job the second is refused, and a change then begins at the newer state', async () => {
  const exports = jobsOf('export');
  const job = aJob('race', 'a');
  await exports.add(job, 2);
  const found = await exports.find(refOf(job));
  const etag = found?.etag ?? '';
  expect(await exports.replace({ ...job, status: 'running' }, etag)).toBeTypeOf('string');
  expect(await exports.replace({ ...job, status: 'failed' }, etag)).toBeUndefined();
  const changed = await exports.change(refOf(job), (now) => requestCancel(now, at));
  expect(changed?.job).toMatchObject({ status: 'running', cancelRequestedAt: at.toISOString() });
});

test('a partner’s jobs of one kind are listed page by page, the newest first', async () => {
  const exports = jobsOf('export');
  const all = [1, 2, 3, 4, 5].map((n) => aJob('lists', `${n}`, { createdAt: after(n).toISOString() }));
  for (const job of all) await exports.add(job, 10);
  await jobsOf('import').add(aJob('lists', 'x', { kind: 'import' }), 10);
  const lists = PartnerId.parse('lists');
  const first = await exports.list(lists, { limit: 3 });
  const second = await exports.list(lists, { limit: 3, after: first.next });
  expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed());
  expect(second.next).toBeUndefined();
});

test('the timers find what is silent and what has expired, partner by partner, and nothing that has ended', async () => {
  const due = new CosmosDueJobs(database.container('jobs'));
  const expiresAt = after(30).toISOString();
  const jobs = {
    queued: aJob('zz-due', 'queued'),
    running: aJob('zz-due', 'running', { status: 'running' }),
    ready: aJob('zz-due', 'ready', { status: 'ready', expiresAt }),
    failed: aJob('zz-due', 'failed', { status: 'failed' }),
    upload: aJob('zz-due', 'upload', { kind: 'import', status: 'awaiting_upload', expiresAt }),
  };
  for (const job of Object.values(jobs)) await jobsOf(job.kind).add(job, 10);
  const zz = PartnerId.parse('zz-due');
  const statuses = async (minutes: number) => (await due.listDue(zz, after(minutes), 10)).map(({ status }) => status);
  expect(await statuses(2)).toEqual([]);
  expect(await statuses(3)).toEqual(['queued']);
  expect(await statuses(11)).toEqual(['queued', 'running']);
  expect((await statuses(31)).sort()).toEqual(['awaiting_upload', 'queued', 'ready', 'running']);
  expect(await due.findNextPartner(PartnerId.parse('zz'))).toEqual({ partnerId: zz, dueAt: after(2) });
  expect(await due.findNextPartner(zz)).toBeUndefined();
});

test('only jobs are read from the change feed, and one that can’t be read hides no other', async () => {
  const { resources } = await database.container('jobs').items.readAll().fetchAll();
  const read = readJobs([{ type: 'job', id: 'damaged', partnerId: 'acme' }, ...resources]);
  expect(read.length).toBe(resources.filter((document) => document['type'] === 'job').length);
  expect(read.length).toBeGreaterThan(10);
});

test('a job that has ended expires 30 days later, an open one never', async () => {
  const exports = jobsOf('export');
  const job = aJob('ttl', 'a');
  await exports.add(job, 2);
  const stored = async () => (await database.container('jobs').item(job.id, [job.partnerId, job.id]).read()).resource;
  expect(await stored()).not.toHaveProperty('ttl');
  await exports.change(refOf(job), (now) => ({ ...now, status: 'failed' }));
  expect(await stored()).toMatchObject({ ttl: 30 * 24 * 3_600 });
});
