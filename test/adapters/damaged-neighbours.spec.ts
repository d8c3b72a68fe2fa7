import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosHeldStock } from '../../shared/adapters/cosmos/cosmos-held-stock.ts';
import { CosmosJobsAdmin } from '../../shared/adapters/cosmos/cosmos-jobs-admin.ts';
import { CosmosOpenRefunds } from '../../shared/adapters/cosmos/cosmos-open-refunds.ts';
import { CosmosReportRebuilds } from '../../shared/adapters/cosmos/cosmos-report-rebuilds.ts';
import { openKeyOf } from '../../shared/adapters/cosmos/stock-documents.ts';
import { waitingKeyOf } from '../../shared/adapters/cosmos/waiting-key.ts';
import { exportIdFor, orderIdFor, PartnerId, refundIdFor } from '../../shared/domain/ids.ts';
import type { ReportRebuild } from '../../shared/ports/report-rebuilds.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database.close());

const partnerId = PartnerId.parse('acme');
const orderId = orderIdFor(partnerId, 'one');
const at = '2026-11-27T10:00:00.000Z';
const later = new Date('2026-11-28T10:00:00.000Z');

test('a damaged job hides no other that runs in a task hub', async () => {
  const whole = exportIdFor(partnerId, 'one');
  const { items } = database.container('jobs');
  for (const id of [whole, 'exp_damaged']) {
    const keys = { id, jobId: id, partnerId, type: 'job', waitingKey: waitingKeyOf(partnerId, at) };
    await items.create({ ...keys, status: 'running', run: { hub: 'blue' } });
  }
  const { jobs, unreadable } = await new CosmosJobsAdmin(database.container('jobs')).listRunningIn('blue');
  expect(jobs).toEqual([{ partnerId, jobId: whole }]);
  expect(unreadable).toEqual(['exp_damaged']);
});

test('a damaged refund keeps no other from being searched for', async () => {
  const refundId = refundIdFor(orderId, 'one');
  for (const id of [refundId, 'damaged']) {
    const keys = { id, orderId, partnerId, type: 'refund', waitingKey: waitingKeyOf(partnerId, at) };
    await database.container('orders').items.create(keys);
  }
  const open = new CosmosOpenRefunds(database.container('orders'));
  expect(await open.listDue(partnerId, later, 10)).toEqual([{ partnerId, orderId, refundId }]);
});

test('a damaged reservation is left out, and one of a damaged order is left alone', async () => {
  const catalog = database.container('catalog');
  for (const [n, quantity] of ['two', 3, 4].entries()) {
    const keys = { id: randomUUID(), sku: 'CAM-1', type: 'reservation', movementKey: openKeyOf(`${at}#${n}`) };
    await catalog.items.create({ ...keys, orderId, quantity });
  }
  await database.container('orders').items.create({ id: orderId, orderId, partnerId, type: 'order', status: 7 });
  const orders = database.container('orders');
  const held = new CosmosHeldStock({ catalog, orders, releases: database.container('releases') });
  const first = await held.list({ after: undefined, before: later, limit: 2 });
  expect(first.held.map(({ quantity }) => quantity)).toEqual([3]);
  const second = await held.list({ after: first.next, before: later, limit: 2 });
  expect(second.held.map(({ quantity }) => quantity)).toEqual([4]);
  expect(second.next).toBeUndefined();
  expect((await held.findProgress([orderId])).get(orderId)).toEqual({ status: 'unknown', sagaStatus: '' });
});

test('a damaged note of a rebuild hides no other, and the next rebuild of its partner replaces it', async () => {
  const reports = database.container('reports');
  const rebuilds = new CosmosReportRebuilds(reports);
  const times = { startedAt: at, heartbeatAt: at, events: 0, corrected: 0 };
  const note = (partner: PartnerId): ReportRebuild => ({ partnerId: partner, state: 'running', by: 'ada', ...times });
  const umbrella = PartnerId.parse('umbrella');
  await rebuilds.begin(note(umbrella), later);
  await reports.items.create({ id: 'rebuild', partnerId, day: 'rebuild', type: 'rebuild', state: 'later' });
  expect(await rebuilds.list()).toEqual({ rebuilds: [note(umbrella)], unreadable: [partnerId] });
  expect(await rebuilds.begin(note(partnerId), later)).toEqual({ kind: 'begun' });
  expect((await rebuilds.list()).unreadable).toEqual([]);
});
