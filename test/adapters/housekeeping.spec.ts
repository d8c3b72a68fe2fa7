import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { FilesStage } from '@partner-orders/embedded-azure/testing/files-stage';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { keepErasureRecord } from '../../functions/housekeeping/keep-erasure-record.ts';
import { type HousekeepingPorts, runHousekeeping } from '../../functions/housekeeping/run-housekeeping.ts';
import { BlobPartnerFiles } from '../../shared/adapters/blob/blob-partner-files.ts';
import { FILES_CONTAINER } from '../../shared/adapters/blob/files-container.ts';
import { CosmosDueJobs } from '../../shared/adapters/cosmos/cosmos-due-jobs.ts';
import { CosmosErasures } from '../../shared/adapters/cosmos/cosmos-erasures.ts';
import { CosmosExpiringJobs } from '../../shared/adapters/cosmos/cosmos-expiring-jobs.ts';
import { CosmosHousekeeping } from '../../shared/adapters/cosmos/cosmos-housekeeping.ts';
import { CosmosHousekeepingAdmin } from '../../shared/adapters/cosmos/cosmos-housekeeping-admin.ts';
import { CosmosJobs } from '../../shared/adapters/cosmos/cosmos-jobs.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosRecipientErasure } from '../../shared/adapters/cosmos/cosmos-recipient-erasure.ts';
import { CosmosRedeliveryJobs } from '../../shared/adapters/cosmos/cosmos-redelivery-jobs.ts';
import { CosmosRetention } from '../../shared/adapters/cosmos/cosmos-retention.ts';
import { CosmosWebhookEndpoints } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { toJobDocument } from '../../shared/adapters/cosmos/job-document.ts';
import { ErasureId, erasureFileOf, toErasure } from '../../shared/domain/erasure.ts';
import { ExportJob } from '../../shared/domain/export-job.ts';
import {
  endpointIdFor,
  exportIdFor,
  importIdFor,
  type OrderRef,
  orderIdFor,
  PartnerId,
  redeliveryIdFor,
  Sku,
} from '../../shared/domain/ids.ts';
import type { Job, JobStatus } from '../../shared/domain/job.ts';
import { folderOf } from '../../shared/domain/left-file.ts';
import { claim, compensate, fail } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
import type { RedeliveryJob } from '../../shared/domain/redelivery-job.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import type { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import { findOpenErasures } from '../../tools/operator/privacy/find-open-erasures.ts';
import { failure } from '../sample-orders.ts';
import { cosmosDatabase } from './cosmos-database.ts';

const trusted = getCACertificates('default');
const HOUR_MS = 3_600_000;
// Files are as old as this test, and housekeeping leaves young ones alone.
const begin = Date.now() + 2 * HOUR_MS;
let hours = 0;
const clock = { now: () => new Date(begin + hours * HOUR_MS) };

let stage: FilesStage;
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let files: BlobPartnerFiles;
let ports: HousekeepingPorts;
let admin: CosmosHousekeepingAdmin;
/** The partners for whom imports are off. */
let off: string[] = [];
const nudges: WebhookNudge[] = [];

beforeAll(async () => {
  [stage, database] = await Promise.all([FilesStage.start(FILES_CONTAINER), cosmosDatabase()]);
  setDefaultCACertificates([...trusted, stage.certificate.cert]);
  files = new BlobPartnerFiles({ url: stage.files.url }, { now: () => new Date() }, stage.credential());
  ports = {
    storedFiles: files,
    partnerFiles: files,
    exports: new CosmosJobs(database.container('jobs'), { kind: 'export', schema: ExportJob }),
    erasures: new CosmosErasures(database.container('jobs')),
    recipientErasure: new CosmosRecipientErasure(
      { orders: database.container('orders'), deliveries: database.container('deliveries') },
      clock,
    ),
    dueJobs: new CosmosDueJobs(database.container('jobs')),
    expiringJobs: new CosmosExpiringJobs(database.container('jobs')),
    housekeeping: new CosmosHousekeeping(database.container('releases'), clock),
    retention: new CosmosRetention({
      orders: database.container('orders'),
      releases: database.container('releases'),
    }),
    recipientKeptDays: 180,
    redeliveryJobs: new CosmosRedeliveryJobs(database.container('deliveries')),
    webhookEndpoints: new CosmosWebhookEndpoints(database.container('partners'), clock),
    featureSwitches: {
      findWait: async (wanted, partner) =>
        wanted.includes('imports') && off.includes(String(partner)) ? { feature: 'imports', seconds: 300 } : undefined,
    },
    webhookNudges: { send: async (sent) => void nudges.push(...sent) },
    clock,
  };
  admin = new CosmosHousekeepingAdmin(database.container('releases'), clock);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await Promise.all([stage?.close(), database?.close()]);
});

async function addJob(partner: string, key: string, status: JobStatus, expiresInHours?: number) {
  const partnerId = PartnerId.parse(partner);
  const time = new Date(begin - 48 * HOUR_MS).toISOString();
  const expiresAt =
    expiresInHours === undefined ? {} : { expiresAt: new Date(begin + expiresInHours * HOUR_MS).toISOString() };
  const job: Job = {
    ...{ id: importIdFor(partnerId, key), partnerId, kind: 'import', status },
    ...{ createdAt: time, updatedAt: time, fingerprint: 'f', ...expiresAt },
  };
  await database.container('jobs').items.create({ ...toJobDocument(job), format: 'csv' });
  const upload = `${folderOf(job)}upload`;
  await files.writePart(upload, 0, Buffer.from('x'));
  await files.commitParts(upload, 1, { type: 'text/csv' });
  return { job, upload };
}

const stored = async ({ id, partnerId }: Job) =>
  (await database.container('jobs').item(id, [partnerId, id]).read()).resource;
const exists = async (name: string) => (await files.find(name)) !== undefined;

test('what has expired goes, with its files; what is open or not due stays, and a second round finds nothing', async () => {
  const abandoned = await addJob('acme', 'abandoned', 'awaiting_upload', -1);
  const old = await addJob('globex', 'old', 'ready', -1);
  const waiting = await addJob('globex', 'waiting', 'awaiting_upload', 100);
  const lost = await addJob('globex', 'lost', 'running');
  const late = await addJob('acme', 'late', 'completed');
  const stray = 'imports/acme/notes.txt';
  await files.commitParts(stray, 0, { type: 'text/plain' });

  const dry = { id: 'dry', by: 'ada', isDry: true };
  expect(await admin.request('expire-jobs', dry)).toBe(true);
  expect(await admin.request('expire-jobs', { ...dry, id: 'other' })).toBe(false);
  await runHousekeeping(ports);
  const found = (await admin.find('expire-jobs'))?.last;
  expect(found).toMatchObject({ ...dry, done: 2, failed: 0 });
  expect(found?.found.join()).toMatch(
    new RegExp(`acme ${abandoned.job.id} awaiting_upload.*globex ${old.job.id} ready`),
  );
  expect(await stored(abandoned.job)).toMatchObject({ status: 'awaiting_upload' });
  // The other task was due.
  expect((await admin.find('remove-files'))?.last).toMatchObject({ by: 'timer', done: 1, found: [late.upload] });
  expect(await exists(late.upload)).toBe(false);
  expect(await exists(abandoned.upload)).toBe(true);

  hours += 1;
  // As two instances, or the app and its other colour.
  await Promise.all([runHousekeeping(ports), runHousekeeping(ports)]);
  expect((await admin.find('expire-jobs'))?.last).toMatchObject({ by: 'timer', done: 2, failed: 0, isDry: false });
  for (const { job, upload } of [abandoned, old]) {
    const document = await stored(job);
    // What only its kind knows stays, and the key by which timers found it doesn't.
    expect(document).toMatchObject({ status: 'expired', format: 'csv', ttl: 30 * 24 * 3_600 });
    expect(document).not.toHaveProperty('waitingKey');
    expect(await exists(upload)).toBe(false);
  }
  expect(await stored(waiting.job)).toMatchObject({ status: 'awaiting_upload' });
  expect(await stored(lost.job)).toMatchObject({ status: 'running' });
  for (const name of [waiting.upload, lost.upload, stray]) expect(await exists(name)).toBe(true);

  hours += 0.5;
  expect(await admin.request('expire-jobs', { id: 'again', by: 'ada', isDry: false })).toBe(true);
  await runHousekeeping(ports);
  expect((await admin.find('expire-jobs'))?.last).toMatchObject({ id: 'again', done: 0, failed: 0 });
});

test('an upload that its partner can’t start, because imports are off, gets another day', async () => {
  const { job, upload } = await addJob('hooli', 'off', 'awaiting_upload', -1);
  const other = await addJob('initech', 'on', 'awaiting_upload', -1);
  const file = await addJob('hooli', 'file', 'ready', -1);
  off = ['hooli'];
  hours += 1;
  await runHousekeeping(ports);
  expect(await stored(other.job)).toMatchObject({ status: 'expired' });
  expect(await stored(file.job)).toMatchObject({ status: 'expired' });
  const expiresAt = new Date(clock.now().getTime() + 24 * HOUR_MS).toISOString();
  expect(await stored(job)).toMatchObject({ status: 'awaiting_upload', expiresAt, format: 'csv' });
  expect(await exists(upload)).toBe(true);
  off = [];
  hours += 25;
  await runHousekeeping(ports);
  expect(await stored(job)).toMatchObject({ status: 'expired' });
});

test('an import that is started at the same moment is not expired', async () => {
  const { job } = await addJob('initech', 'raced', 'awaiting_upload', -1);
  const ref = { partnerId: job.partnerId, jobId: job.id };
  const racing = new CosmosExpiringJobs(
    database.intercepted('jobs', async (call, send) => {
      if (call === 'put') {
        const started: Job = { ...job, status: 'queued', updatedAt: clock.now().toISOString() };
        await database.container('jobs').item(job.id, [job.partnerId, job.id]).replace(toJobDocument(started));
      }
      return send();
    }),
  );
  expect(await racing.expire(ref, clock.now())).toBe(false);
  expect(await stored(job)).toMatchObject({ status: 'queued' });
});

test('a file that a kill has left is found, whatever became of its job', async () => {
  const { job, upload } = await addJob('umbrella', 'killed', 'awaiting_upload', -1);
  await ports.expiringJobs.expire({ partnerId: job.partnerId, jobId: job.id }, clock.now());
  const gone = await addJob('umbrella', 'gone', 'failed');
  await database.container('jobs').item(gone.job.id, [gone.job.partnerId, gone.job.id]).delete();

  expect(await admin.request('remove-files', { id: 'dry-files', by: 'ada', isDry: true })).toBe(true);
  await runHousekeeping(ports);
  const dry = (await admin.find('remove-files'))?.last;
  expect(dry).toMatchObject({ id: 'dry-files', isDry: true, done: 2, failed: 0 });
  expect(dry?.found.toSorted()).toEqual([upload, gone.upload].toSorted());
  for (const name of [upload, gone.upload]) expect(await exists(name)).toBe(true);

  hours += 1;
  await runHousekeeping(ports);
  for (const name of [upload, gone.upload]) expect(await exists(name)).toBe(false);
});

test('a task that fails is repeated, and keeps no other from its work', async () => {
  hours += 1;
  const failing = {
    ...ports,
    storedFiles: { ...ports.storedFiles, list: () => Promise.reject(new Error('no such container')) },
  };
  await expect(runHousekeeping(failing)).rejects.toThrow('no such container');
  expect((await admin.find('expire-jobs'))?.last?.failed).toBe(0);
  const failed = await admin.find('remove-files');
  expect(failed).toMatchObject({ last: { failed: 1 } });
  hours += 0.2;
  await runHousekeeping(ports);
  expect((await admin.find('remove-files'))?.succeededAt).toBe(clock.now().toISOString());
});

const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000).toISOString();

/** A redelivery that runs, and has noted nothing for some minutes. */
async function addRedelivery(
  partner: string,
  silentMinutes: number,
  { endpoint = {}, isWaiting = false }: { endpoint?: Partial<WebhookEndpoint>; isWaiting?: boolean } = {},
) {
  const partnerId = PartnerId.parse(partner);
  const endpointId = endpointIdFor(partnerId, 'shop');
  const id = redeliveryIdFor(endpointId, partner);
  const at = minutesAgo(silentMinutes);
  const job: RedeliveryJob = {
    ...{ id, partnerId, endpointId, failedSince: at, status: 'running', createdAt: at, updatedAt: at },
    ...{ looked: 0, redelivered: 0, ...(isWaiting ? { inFlight: { events: ['evt_1'], since: at } } : {}) },
  };
  await new CosmosRedeliveryJobs(database.container('deliveries')).add(job);
  const url = 'https://shop.example/hooks';
  const known: WebhookEndpoint = {
    ...{ id: endpointId, url, types: ['order.*'], secrets: [{ sealed: 'sealed' }], enabled: true },
    ...{ createdAt: at, updatedAt: at, version: 1, redelivery: id, ...endpoint },
  };
  await new CosmosWebhookEndpoints(database.container('partners'), clock).change(partnerId, () => ({
    endpoints: [known],
  }));
  const find = () => ports.redeliveryJobs.find(job, id);
  return { job, status: async () => (await find())?.job.status };
}

test('a redelivery of webhooks that nothing continues goes on, with one message; others are left alone', async () => {
  const lost = await addRedelivery('lost-first-message', 20);
  const lostLater = await addRedelivery('lost-later', 90, { isWaiting: true });
  const orphan = await addRedelivery('orphan', 20, { endpoint: { redelivery: 'another' } });
  const disabled = await addRedelivery('disabled', 20, { endpoint: { enabled: false } });
  await addRedelivery('at-work', 5);
  await addRedelivery('waits-for-a-page', 40, { isWaiting: true });
  await addRedelivery('is-dead', 200, { isWaiting: true, endpoint: { failingSince: minutesAgo(300) } });

  hours += 1 / 60;
  expect(await admin.request('remind-redeliveries', { id: 'dry', by: 'ada', isDry: true })).toBe(true);
  await runHousekeeping(ports);
  expect((await admin.find('remind-redeliveries'))?.last).toMatchObject({ isDry: true, done: 4, failed: 0 });
  expect(nudges).toEqual([]);

  hours += 1 / 60;
  expect(await admin.request('remind-redeliveries', { id: 'now', by: 'ada', isDry: false })).toBe(true);
  await runHousekeeping(ports);
  expect((await admin.find('remind-redeliveries'))?.last).toMatchObject({ id: 'now', done: 4, failed: 0 });
  const ofJob = ({ job: { id, partnerId, endpointId } }: typeof lost) => ({ partnerId, endpointId, jobId: id });
  expect(nudges.map(({ kind, ...rest }) => [kind, rest])).toEqual(
    expect.arrayContaining([
      ['redelivery', expect.objectContaining(ofJob(lost))],
      ['redelivery', expect.objectContaining(ofJob(lostLater))],
    ]),
  );
  expect(nudges).toHaveLength(2);
  expect(await Promise.all([lost.status(), orphan.status(), disabled.status()])).toEqual([
    'running',
    'stopped',
    'stopped',
  ]);
});

test('the data of recipients goes from orders that are old enough, each once, and those in progress or unreadable are tried again', async () => {
  const container = database.container('orders');
  const orders = new CosmosOrders(container, { findReadable: async (type) => schemaVersions[type] });
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 24 * HOUR_MS);
  const price = { amount: 500, currency: 'EUR' as const };
  const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
  const shipTo = { name: 'Ada', street: 'S', city: 'C', postalCode: '1', country: 'AT' };
  const add = async (key: string, days: number, isEnded = true) => {
    const placing = { partnerId: PartnerId.parse('acme'), idempotencyKey: key, at: daysAgo(days) };
    const request = { lines: [line], shipTo, paymentMethod: 'pm', metadata: { mail: 'ada@example.com' } };
    const { order, event } = place(request, { lines: [line], total: price }, placing);
    await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
    const ref = { partnerId: order.partnerId, orderId: order.id };
    const step = { run: 'run-1', at: daysAgo(days) };
    await orders.change(ref, (now) => claim(now, step));
    if (!isEnded) return ref;
    await orders.change(ref, (now) => compensate(now, failure, step));
    await orders.change(ref, (now) => fail(now, failure, step));
    return ref;
  };
  // More than a page of one time, and of many.
  const old = await Promise.all(Array.from({ length: 130 }, (_, n) => add(`old-${n}`, n < 120 ? 200 : 200 + n)));
  const young = await add('young', 179);
  const inProgress = await add('in-progress', 300, false);
  const damaged = await add('damaged', 300);
  const stored = await container.item(damaged.orderId, [damaged.partnerId, damaged.orderId]).read();
  await container.items.upsert({ ...stored.resource, placement: 'gone' });
  // What belongs to one order is damaged: it must not stop the others.
  const broken = await add('broken', 300);
  const terms = { id: 'terms_9', ...broken, type: 'terms', terms: 'ada' };
  await container.items.create(terms);
  for (const type of ['refund', 'terms', 'event']) {
    await container.items.create({ id: `${type}_8`, partnerId: 'acme', orderId: old[0]?.orderId, type });
  }
  // Whose order it is can't be read, and it is in the same page.
  const { resource } = await container.item(old[1]?.orderId ?? '', ['acme', old[1]?.orderId ?? '']).read();
  const nameless = { ...resource, id: 'ord_nameless', orderId: 'ord_nameless', order: { ...resource.order, id: 'x' } };
  await container.items.create(nameless);
  const isErased = async (ref: OrderRef) => (await orders.find(ref))?.erasedAt !== undefined;
  const last = async () => (await admin.find('erase-old-orders'))?.last;

  hours += 1;
  await runHousekeeping({ ...ports, recipientKeptDays: 0 });
  expect(await last()).toMatchObject({ done: 0, failed: 0 });
  hours += 1;
  await runHousekeeping(ports);
  expect(await last()).toMatchObject({ done: 130, failed: 3 });
  expect((await last())?.found).toEqual([expect.stringContaining('documents show ord_nameless')]);
  expect(new Set(await Promise.all(old.map(isErased)))).toEqual(new Set([true]));
  expect(await Promise.all([young, inProgress, broken].map(isErased))).toEqual([false, false, false]);

  await container.items.upsert({ ...stored.resource });
  await container.items.upsert({ ...terms, terms: {} });
  // Somebody has tried to mend it.
  await container.items.upsert({ ...nameless, order: {} });
  await orders.change(inProgress, (now) => compensate(now, failure, { run: 'run-1', at: daysAgo(200) }));
  await orders.change(inProgress, (now) => fail(now, failure, { run: 'run-1', at: daysAgo(200) }));
  let reads = 0;
  const counted = new CosmosRecipientErasure(
    { orders: database.counting('orders', () => (reads += 1)), deliveries: database.container('deliveries') },
    clock,
  );
  hours += 1;
  await runHousekeeping({ ...ports, recipientErasure: counted });
  expect(await last(), 'it is told in each round').toMatchObject({ done: 3, failed: 1 });
  expect(await Promise.all([damaged, inProgress, broken].map(isErased))).toEqual([true, true, true]);
  expect(reads, 'only the three that were left').toBeLessThan(15);

  await container.item('ord_nameless', ['acme', 'ord_nameless']).delete();
  // A time that is shorter than answers of endpoints are kept: they go with the rest, also of an endpoint that is deleted.
  const keys = { id: 'dlv_1', partnerId: 'acme', endpointId: 'we_gone', subject: young.orderId };
  const deliveries = database.container('deliveries');
  const attempts = [{ at: daysAgo(1).toISOString(), latencyMs: 1, excerpt: 'Ada' }];
  await deliveries.items.create({ ...keys, listKey: '1', attempts });
  hours += 48;
  await runHousekeeping({ ...ports, recipientKeptDays: 60 });
  const { resource: delivery } = await deliveries.item('dlv_1', ['acme', 'we_gone', young.orderId]).read();
  expect(delivery.attempts).toEqual([{ at: attempts[0]?.at, latencyMs: 1 }]);
  expect(await isErased(young)).toBe(true);
  expect(await last()).toMatchObject({ failed: 0, found: [] });
});

test('a record of an erasure that can’t be read is told and fails the round, and is written again with its erasure', async () => {
  const partnerId = PartnerId.parse('vandelay');
  const orders = [orderIdFor(partnerId, 'recorded')];
  const id = ErasureId.parse(`ers_${'7'.repeat(32)}`);
  const asked = toErasure({
    id,
    partnerId,
    orders,
    withReference: false,
    requestedAt: clock.now().toISOString(),
    by: 'ada',
  });
  const name = erasureFileOf(asked);
  await files.writePart(name, 0, Buffer.from('{"id":'));
  await files.commitParts(name, 1, { type: 'application/json' });
  hours += 1;
  await runHousekeeping(ports);
  const last = async () => (await admin.find('erase-on-request'))?.last;
  expect(await last()).toMatchObject({ failed: 1, found: [`vandelay ${id}: its record ${name} can't be read`] });
  await keepErasureRecord(asked, ports);
  hours += 1;
  await runHousekeeping(ports);
  expect(await last()).toMatchObject({
    failed: 0,
    found: expect.arrayContaining([`vandelay ${id} again: the database has lost it`]),
  });
});

test('what a newer version wrote about an erasure stays as it is: the record fails the round, and its document waits', async () => {
  const partnerId = PartnerId.parse('wayne');
  const given = { partnerId, withReference: false, requestedAt: clock.now().toISOString(), by: 'ada' };
  const erasureOf = (digit: string) =>
    toErasure({ ...given, id: ErasureId.parse(`ers_${digit.repeat(32)}`), orders: [orderIdFor(partnerId, digit)] });
  const [recorded, both] = [erasureOf('8'), erasureOf('9')];
  const newer = { ...recorded, schemaVersion: 99, withFriends: true };
  const name = erasureFileOf(recorded);
  await files.writePart(name, 0, Buffer.from(JSON.stringify(newer)));
  await files.commitParts(name, 1, { type: 'application/json' });
  const { etag } = (await files.find(name)) ?? {};
  await ports.erasures.add(both);
  const item = database.container('jobs').item(both.id, [partnerId, both.id]);
  const { resource } = await item.read();
  await item.replace({ ...resource, schemaVersion: 99, withFriends: true });
  hours += 1;
  await runHousekeeping(ports);
  const last = (await admin.find('erase-on-request'))?.last;
  expect(last?.found).toContain(`wayne ${recorded.id}: its record ${name} is of a newer version, which does it`);
  expect(last?.failed).toBe(1);
  expect((await item.read()).resource).toMatchObject({ withFriends: true, left: both.left });
  await ports.erasures.add(recorded);
  hours += 1;
  await runHousekeeping(ports);
  expect((await files.find(name))?.etag).toBe(etag);
  expect((await ports.erasures.find(recorded))?.erasure.doneAt, 'nothing is erased before').toBeUndefined();
  await files.remove(name);
  await database.container('jobs').item(recorded.id, [partnerId, recorded.id]).delete();
  await item.delete();
});

test('what a person asked for is done around damaged orders and erasures, and continues where the time was over', async () => {
  const partnerId = PartnerId.parse('hooli');
  const at = clock.now().toISOString();
  const orderIds = [1, 2, 3].map((n) => orderIdFor(partnerId, `asked-${n}`));
  const idOf = (digit: string) => ErasureId.parse(`ers_${digit.repeat(32)}`);
  const given = { partnerId, withReference: false, requestedAt: at, by: 'ada' };
  const [asked, unknown] = ['1', '2'].map((digit) => toErasure({ ...given, id: idOf(digit), orders: orderIds }));
  if (asked === undefined || unknown === undefined) throw new Error('there are two');
  await ports.erasures.add(asked);
  await keepErasureRecord(unknown, ports);
  // A newer version has written it. Its file is compared with it.
  await database.container('jobs').items.create({ id: unknown.id, partnerId, jobId: unknown.id, schemaVersion: 99 });
  const seen: string[] = [];
  const tried = (isOver: boolean): HousekeepingPorts => ({
    ...ports,
    clock: { now: () => new Date(clock.now().getTime() + (isOver && seen.length > 1 ? HOUR_MS / 60 : 0)) },
    recipientErasure: {
      ...ports.recipientErasure,
      eraseAnswers: async () => undefined,
      eraseLateAnswers: async () => undefined,
      erase: async ({ orderId }) => {
        seen.push(orderId);
        if (orderId === orderIds[0]) throw new TypeError('is damaged');
        return 'erased';
      },
    },
  });
  const left = async () => (await ports.erasures.find(asked))?.erasure.left;
  hours += 1;
  await runHousekeeping(tried(true));
  expect(seen).toEqual(orderIds.slice(0, 2));
  expect(await left()).toEqual([orderIds[2], orderIds[0]]);
  expect((await admin.find('erase-on-request'))?.round, 'the round goes on').toMatchObject({ failed: 1 });
  hours += 1 / 60;
  await runHousekeeping(tried(false));
  expect(await left()).toEqual([orderIds[0]]);
  expect((await admin.find('erase-on-request'))?.last).toMatchObject({ failed: 2 });
});

test('a partner with very many erasures that wait for their orders keeps neither the last of them nor other partners waiting', async () => {
  const add = async (partner: string, n: number) => {
    const partnerId = PartnerId.parse(partner);
    const id = ErasureId.parse(`ers_${n.toString(16).padStart(32, '0')}`);
    const requestedAt = new Date(clock.now().getTime() + n).toISOString();
    const orders = [orderIdFor(partnerId, `many-${n}`)];
    const erasure = toErasure({ id, partnerId, orders, withReference: false, requestedAt, by: 'ada' });
    await ports.erasures.add(erasure);
    return erasure;
  };
  const many = await Promise.all(Array.from({ length: 60 }, (_, n) => add('aa-many', n)));
  const other = await add('bb-other', 100);
  const last = many.at(-1);
  const seen: string[] = [];
  const slow: HousekeepingPorts = {
    ...ports,
    // Half a second for each: forty in a part of a round.
    clock: { now: () => new Date(clock.now().getTime() + seen.length * 500) },
    recipientErasure: {
      eraseAnswers: async () => undefined,
      eraseLateAnswers: async () => undefined,
      erase: async ({ orderId }) => {
        seen.push(orderId);
        return orderId === last?.left[0] || orderId === other.left[0] ? 'erased' : 'open';
      },
    },
  };
  hours += 1;
  for (let part = 1; part <= 3; part += 1) {
    await runHousekeeping(slow);
    hours += 1 / 60;
  }
  const ofBoth = seen.filter((id) => [...many, other].some(({ left }) => left[0] === id));
  expect(ofBoth.toSorted(), 'each once').toEqual([...many, other].map(({ left }) => left[0]).toSorted());
  expect(ofBoth.indexOf(other.left[0] ?? '')).toBe(40);
  for (const erasure of [last, other]) {
    expect((await ports.erasures.find(erasure ?? other))?.erasure.doneAt).toBeDefined();
  }
  expect(await findOpenErasures(ports)).toHaveLength(60);
});

test('an erasure names the exports that it ended, also if its process dies between that and its note', async () => {
  const partnerId = PartnerId.parse('umbrella');
  const at = clock.now().toISOString();
  const job: ExportJob = {
    ...{ id: exportIdFor(partnerId, 'of-erasure'), partnerId, kind: 'export', status: 'ready', fingerprint: 'f' },
    ...{ createdAt: at, updatedAt: at, asOf: at, format: 'csv', filter: {}, rows: 0, done: 0 },
  };
  const exports = new CosmosJobs(database.container('jobs'), { kind: 'export', schema: ExportJob });
  await exports.add(job, 10);
  const given = { partnerId, withReference: false, requestedAt: at, by: 'ada' };
  const orders = [orderIdFor(partnerId, 'only')];
  const asked = toErasure({ ...given, id: ErasureId.parse(`ers_${'c'.repeat(32)}`), orders });
  await ports.erasures.add(asked);
  let dies = true;
  const { replace } = ports.erasures;
  onTestFinished(() => void Object.assign(ports.erasures, { replace }));
  ports.erasures.replace = async (erasure, etag) => {
    if (dies && erasure.doneAt !== undefined) throw new TypeError('dies');
    return replace.call(ports.erasures, erasure, etag);
  };
  const recipientErasure = {
    ...ports.recipientErasure,
    ...{ eraseAnswers: async () => undefined, eraseLateAnswers: async () => undefined },
    erase: async () => 'erased' as const,
  };
  for (dies of [true, false]) {
    hours += 1;
    await runHousekeeping({ ...ports, recipientErasure });
  }
  expect((await ports.erasures.find(asked))?.erasure).toMatchObject({ left: [], exports: [job.id] });
  expect((await exports.find({ partnerId, jobId: job.id }))?.job.status).toBe('expired');
});
