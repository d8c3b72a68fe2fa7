import { createServer } from 'node:http';
import { ServiceBusClient } from '@azure/service-bus';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { MetricName } from '../../shared/telemetry/metrics.ts';
import { topic } from '../../shared/topic.ts';
import { evaluateAlerts } from '../../tools/monitoring/evaluate-alerts.ts';
import { readAlerts } from '../../tools/monitoring/read-alerts.ts';
import { understand } from '../../tools/monitoring/run-stored-query.ts';
import { TelemetryReader } from '../../tools/monitoring/telemetry-reader.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { sendEvents } from '../../tools/run-locally/send-events.ts';
import {
  differFromProviders,
  importFile,
  loseJob,
  loseSaga,
  ofNoOrder,
  orphanReservation,
  placeOnHold,
  placeUnheard,
  rowsOf,
  SOON_EVERYTHING,
} from '../observed-telemetry.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { receiveWebhooks } from '../receive-webhooks.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/**
 * Each fault is made on the running app, and the alerts' own queries run on what it sends. Exactly the alerts that are named
 * must fire, and no other: docs/operations.md has this table for people.
 */
let stack: RunningStack;
let acme: PartnerClient;
let like: string;
/** Since when a message waits whose consumer does nothing at first. */
let lowSince: number;
/** What keeps firing because its fault stays: docs say when each ends. */
const standing = new Set<string>();

beforeAll(async () => {
  // Takes seconds without a pause, in which servers of this process would close their connections.
  for (const alert of readAlerts()) if (alert.kind === 'log') understand(alert.query);
  stack = await RunningStack.start(async () => SETTINGS, { telemetry: true, files: true });
  acme = await stack.partner('acme');
  like = (await acme.place(anOrder())).id;
  await stack.ended('acme', like);
  await measured('housekeeping.age', 0);
  const low = { id: 'stock', sku: 'LOW-1', type: 'stock', available: 2, reserved: 0, sold: 0, lowStockAt: 5 };
  await stack.container('catalog').items.create(low);
  lowSince = Date.now();
});
afterAll(() => stack?.stop());

/** An order whose message is only late is not lost: a busy machine must not start it by the search. */
const SETTINGS = {
  ...SOON_EVERYTHING,
  SAGA_LOST_AFTER_MS: '60000',
  // Orders wait for a provider that is down, many at the same time, as they do for an hour in Azure.
  SAGA_MOST_IN_FLIGHT: '32',
  SAGA_STEP_ATTEMPTS: '100',
  'AzureWebJobs.report-low-stock.Disabled': 'true',
};
const monitorUrl = () => stack.prepared.stack.urls.monitor;
const MINUTE_MS = 60_000;

/** When the alerts are evaluated: now, or later, when what was sent has become old. */
type When = () => number;
const after =
  (minutes: number, time: When = Date.now): When =>
  () =>
    time() + minutes * MINUTE_MS;

/** Settings with which these functions do nothing. */
const off = (...names: string[]) => Object.fromEntries(names.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']));

/** Starts the app's process again. @param changes to its settings */
async function restartWith(changes: Record<string, string | undefined>): Promise<void> {
  stack.host = await stack.prepared.startHost({ ...stack.settings, ...changes });
  acme = await stack.partner('acme');
}

/** What fires on what was sent since then. What something missing makes fire has to be missing before that, too. */
async function firing(since: number, when: When = Date.now): Promise<string[]> {
  const now = when();
  const ofNow = (await evaluateAlerts(monitorUrl(), now, since)).filter(({ state }) => state === 'fires');
  const ofAll = when !== Date.now ? ofNow : await evaluateAlerts(monitorUrl(), now);
  const names = ofAll.flatMap(({ name, state }) => (state === 'fires' ? [name] : []));
  return ofNow.flatMap(({ name }) => (names.includes(name) ? [name] : [])).sort();
}

/** A time from which on nothing of before is sent: metrics are sent together, and a gauge is among them each time. */
async function fromNowOn(): Promise<number> {
  const asked = Date.now();
  return until('the metrics of before to be sent', async () => {
    const [gauge] = await rowsOf(monitorUrl(), 'AppMetrics', 'Name=provider.calls_running');
    const sentAt = Date.parse(String(gauge?.['TimeGenerated']));
    return sentAt > asked && sentAt;
  });
}

/** What happens to a parcel on its way, of which the carrier sends its event. */
async function move(orderId: string, status: string): Promise<void> {
  const url = new URL(`/_simulator/shipments/${orderId}/move`, stack.prepared.stack.urls.carrier);
  const moved = await fetch(url, { method: 'POST', body: JSON.stringify({ status }) });
  expect(moved.status).toBe(200);
}

/** A round of the comparison that was cut off, because its database or its process was gone, holds its lease for two minutes. */
async function endLease(): Promise<void> {
  const run = stack.container('reconciliation').item('continuous', 'continuous');
  await run.patch([{ op: 'set', path: '/run/leasedUntil', value: new Date(0).toISOString() }]);
}

/** Waits until a metric has arrived that was measured since then. */
async function measured(name: string, since: number): Promise<void> {
  await until(`${name} to be measured`, async () => {
    const [newest] = await rowsOf(monitorUrl(), 'AppMetrics', `Name=${name}`);
    return Date.parse(String(newest?.['TimeGenerated'])) > since;
  });
}

/** How much of a metric was sent since then. */
async function sumOf(name: MetricName, since: number, property?: string): Promise<number> {
  const query = property === undefined ? '' : `&Properties.${property}`;
  const rows = await rowsOf(monitorUrl(), 'AppMetrics', `Name=${name}${query}`);
  const later = rows.filter(({ TimeGenerated }) => Date.parse(String(TimeGenerated)) > since);
  return later.reduce((sum, { Sum }) => sum + Number(Sum), 0);
}

/** Waits until a metric has arrived that counts something since then. */
async function added(name: MetricName, since: number, property?: string): Promise<void> {
  await until(`${name} to count`, async () => (await sumOf(name, since, property)) > 0);
}

/** The rules of screening, as they were before they were damaged. */
let rules: unknown;
async function damageRules(): Promise<void> {
  const document = stack.container('releases').item('screening-rules', 'screening-rules');
  rules = (await document.read()).resource;
  await document.replace({ id: 'screening-rules', type: 'screening-rules', rules: 'damaged' });
}
async function mendRules(): Promise<void> {
  await stack
    .container('releases')
    .item('screening-rules', 'screening-rules')
    .replace(rules as { id: string });
}

async function expectOnly(since: number, names: string[], when?: When): Promise<void> {
  const expected = [...new Set([...names, ...standing])].sort();
  await until(`${expected.join(', ')} to fire`, async () => {
    const now = await firing(since, when);
    return expected.every((name) => now.includes(name));
  });
  // One more report of each metric: another alert would have come with it.
  await fromNowOn();
  expect(await firing(since, when)).toEqual(expected);
}

async function send(subject: string, body: object): Promise<void> {
  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  await bus.createSender(topic.name).sendMessages({ subject, body });
  await bus.close();
}

test('nothing fires while orders are confirmed, nor while Cosmos DB throttles and the SDK repeats its calls', async () => {
  const since = await fromNowOn();
  stack.prepared.stack.throttleCosmos(20, 5);
  const { id } = await acme.place(anOrder());
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  await expectOnly(since, []);
});

test('an event that can’t be read: outbox-parked, and events-unreadable once its partner asks for it', async () => {
  let since = await fromNowOn();
  const unreadable = { id: 'evt_unreadable', partnerId: 'acme', orderId: like, type: 'event', sequence: 99, event: {} };
  await stack.container('orders').items.create(unreadable);
  await expectOnly(since, ['outbox-parked']);
  since = await fromNowOn();
  await acme.readTimeline(like);
  await expectOnly(since, ['events-unreadable']);
});

test('a message that no consumer can read: rejections', async () => {
  const since = await fromNowOn();
  await send('order.placed', { specversion: '0.1' });
  await expectOnly(since, ['rejections']);
  const told = await operatorOf(stack)('alerts');
  expect(told).toMatch(/^fires +2 rejections: .+\n +Consumer .+\n +docs\/runbooks\/rejections\.md$/m);
  await expect(operatorOf(stack)('alerts', '--check')).rejects.toThrow('rejections');
});

test('an order whose message was lost, and one whose saga was lost: starts-recovered', async () => {
  const since = await fromNowOn();
  await placeUnheard(stack, like);
  await expectOnly(since, ['starts-recovered']);
  await loseSaga(stack, like);
});

test('a document of another partner in an answer: foreign-documents', async () => {
  const since = await fromNowOn();
  const day = new Date().toISOString().slice(0, 10);
  const foreign = { id: 'foreign', partnerId: 'acme', day, type: 'total', of: { partnerId: 'globex' } };
  await stack.container('reports').items.create(foreign);
  await acme.request('GET', `/v1/reports/daily?from=${day}&to=${day}`);
  await stack.container('reports').item('foreign', ['acme', day]).delete();
  await expectOnly(since, ['foreign-documents']);
});

test('events of a provider with a forged signature: provider-events-refused', async () => {
  const since = await fromNowOn();
  const forged = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  for (let n = 0; n < 5; n += 1) await fetch(new URL('/v1/provider-events/stripe', stack.host.url), forged);
  await expectOnly(since, ['provider-events-refused']);
});

test('an export that nothing works on any more: jobs-silent', async () => {
  const since = await fromNowOn();
  await loseJob(stack, {
    id: 'exp_00000000000000000000000002',
    stalledSince: new Date(Date.now() - 11 * MINUTE_MS).toISOString(),
  });
  await expectOnly(since, ['jobs-silent']);
});

test('an export that starts take over in vain for days is given up: jobs-failed', async () => {
  const since = await fromNowOn();
  await loseJob(stack);
  await expectOnly(since, ['jobs-failed']);
});

test('a message can’t be processed: consumers-failing once that has lasted for ten minutes', async () => {
  const since = await fromNowOn();
  await send('order.resume_requested', ofNoOrder);
  await until('a first failure', async () => (await sumOf('bus.retries', since)) > 0);
  const between = Date.now();
  await until('another one', async () => (await sumOf('bus.retries', between)) > 0);
  const later = after(10, () => between);
  await expectOnly(since, ['consumers-failing'], later);
  // What the message is about comes after all.
  const { resource } = await stack.container('orders').item(like, ['acme', like]).read();
  const id = ofNoOrder.subject;
  // So old that its books are no longer compared.
  const at = '2026-01-01T00:00:00.000Z';
  const order = { ...resource.order, id, createdAt: at, updatedAt: at };
  await stack.container('orders').items.create({ ...resource, id, orderId: id, listKey: `${at}#${id}`, order });
  await until('no more failures', async () => {
    const from = await fromNowOn();
    await fromNowOn();
    return (await sumOf('bus.retries', from)) === 0;
  });
});

test('the payment provider is down: only provider-breaker, and slo-orders-page once so many orders wait too long', async () => {
  await stack.breakIt('payments', { operation: '*', fault: 'error' });
  onTestFinished(() => stack.mend('payments'));
  const placed = await Promise.all([1, 2, 3, 4, 5, 6].map(() => acme.place(anOrder())));
  const opened = await until('the breaker to open', async () => {
    const reports = await rowsOf(monitorUrl(), 'AppMetrics', 'Name=provider.breaker&Properties.provider=payments');
    const [newest] = reports;
    return Number(newest?.['Sum']) > 0 && Date.parse(String(newest?.['TimeGenerated']));
  });
  await expectOnly(opened, ['provider-breaker'], after(4));
  // They are as old as they would be two minutes later.
  const listKeyOf = (id: string) => `${new Date(Date.now() - 120_000).toISOString()}#${id}`;
  for (const { id } of placed) {
    const document = stack.container('orders').item(id, ['acme', id]);
    await document.patch([{ op: 'set', path: '/listKey', value: listKeyOf(id) }]);
  }
  await expectOnly(await fromNowOn(), ['provider-breaker', 'slo-orders-page'], after(1));
  await stack.mend('payments');
  for (const { id } of placed) expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
});

test('requests that take long: slo-latency-ticket, and slo-latency-page once most of them do', async () => {
  const byGateway = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
  const { latency } = stack.prepared.stack.disturbable.cosmos;
  onTestFinished(() => latency.set(undefined));
  const since = await fromNowOn();
  const ask = async (times: number) => {
    const asked = Array.from({ length: times }, () => byGateway.request('GET', `/v1/orders/${like}`));
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
    const rows = await new TelemetryReader(monitorUrl(), since).rows({ table: 'ApiManagementGatewayLogs' }, since);
    const slow = rows.filter(({ TotalTime }) => Number(TotalTime) >= 300);
    return { slow: slow.length, share: slow.length / rows.length };
  };
  for (let n = 0; n < 20; n += 1) await ask(5);
  latency.set({ ms: 400, jitterMs: 0 });
  let found = await ask(20);
  while (found.slow < 22 || found.share < 0.18) found = await ask(5);
  latency.set(undefined);
  // A busy machine makes others slow, too.
  while (found.share > 0.25) found = await ask(5);
  await expectOnly(since, ['slo-latency-ticket']);
  latency.set({ ms: 400, jitterMs: 0 });
  const later = await fromNowOn();
  await ask(25);
  latency.set(undefined);
  await expectOnly(later, ['slo-latency-page']);
});

test('Cosmos DB is away: only slo-availability-page', async () => {
  const since = await fromNowOn();
  const byGateway = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
  const away = await stack.prepared.stack.interruptCosmos();
  let resumed: Promise<void> | undefined;
  const back = () => (resumed ??= away.resume());
  onTestFinished(back);
  const asked = await Promise.all([1, 2, 3, 4, 5, 6].map(() => byGateway.request('GET', '/v1/orders')));
  for (const { status } of asked) expect(status).toBe(503);
  await expectOnly(since, ['slo-availability-page']);
  await back();
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
});

test('Service Bus is away: only outbox-lag, six minutes later', async () => {
  const since = await fromNowOn();
  // The timer that tells it waits for Service Bus while that is away.
  await measured('housekeeping.age', since);
  const away = await stack.prepared.stack.interruptServiceBus();
  let resumed: Promise<void> | undefined;
  const back = () => (resumed ??= away.resume());
  onTestFinished(back);
  const { id } = await acme.place(anOrder());
  // Six minutes later they have long been counted.
  for (const name of ['reports.lag', 'webhook.lag']) await measured(name, since);
  await expectOnly(since, ['outbox-lag'], after(6));
  await back();
  await stack.ended('acme', id);
});

test('an order on hold whose deadline is near: holds-near-deadline', async () => {
  const since = await fromNowOn();
  await placeOnHold(stack);
  standing.add('holds-near-deadline');
  await expectOnly(since, []);
});

test('an undo that fails for good: sagas-stuck', async () => {
  const since = await fromNowOn();
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  await acme.place({ ...anOrder(), paymentMethod: 'pm_card_visa' });
  await expectOnly(since, ['sagas-stuck']);
  await stack.mend('payments');
  await stack.mend('carrier');
});

test('a refund that the provider doesn’t finish: refunds-overdue', async () => {
  const since = await fromNowOn();
  const { id } = await acme.place(anOrder({ paymentMethod: 'pm_card_pendingRefund' }));
  await stack.ended('acme', id);
  const headers = { 'idempotency-key': 'refund' };
  await acme.request('POST', `/v1/orders/${id}/refunds`, { body: { reason: 'Sent back' }, headers });
  await expectOnly(since, ['refunds-overdue']);
  // The provider has finished it meanwhile, and nobody has said so.
  await until('the refund to be done', async () => {
    await operatorOf(stack)('refunds', 'resume', '--all', '--because', 'the provider has finished it');
    return (await stack.storedOrder('acme', id)).status === 'refunded';
  });
});

test('books that differ from the providers’: reconciliation-differences', async () => {
  const since = await fromNowOn();
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  await differFromProviders(stack, id, id);
  await endLease();
  standing.add('reconciliation-differences');
  await expectOnly(since, []);
});

test('stock that is still reserved for an order that is gone: stock-mismatches', async () => {
  const since = await fromNowOn();
  await orphanReservation(stack);
  await expectOnly(since, ['stock-mismatches']);
});

test('an order in the old form that can’t be read, when a release begins to migrate: migration-failing', async () => {
  const since = await fromNowOn();
  const id = 'ord_00000000000000000000000005';
  const keys = { id, orderId: id, partnerId: 'acme', type: 'order', listKey: `2026-01-01T00:00:00.000Z#${id}` };
  await stack.container('orders').items.create({ ...keys, schemaVersion: 1, order: 'damaged' });
  const progress = `migration-order-${schemaVersions.order}`;
  await stack.container('releases').item(progress, progress).delete();
  await expectOnly(since, ['migration-failing']);
  await stack.container('orders').item(id, ['acme', id]).delete();
});

test('goods of an order that failed are delivered: shipments-astray', async () => {
  // Only now: more events that are accepted than refused would keep provider-events-refused from firing.
  await sendEvents(stack.prepared.stack, stack.host.url);
  const since = await fromNowOn();
  const capture = 'payment_intents.capture';
  await stack.breakIt('payments', { operation: capture, fault: 'error' });
  onTestFinished(() => stack.mend('payments'));
  const { id } = await acme.place(anOrder());
  await until('the shipment to be booked', async () => (await stack.shipmentsOf(id)).length > 0);
  await move(id, 'shipped');
  const rules = [{ operation: capture, fault: 'decline' }];
  const faults = new URL('/_simulator/faults', stack.prepared.stack.urls.payments);
  await fetch(faults, { method: 'PUT', body: JSON.stringify({ rules }) });
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed' });
  await move(id, 'delivered');
  await expectOnly(since, ['shipments-astray']);
});

test('many shipments are lost: shipments-lost', async () => {
  const since = await fromNowOn();
  const placed = await Promise.all([1, 2, 3, 4, 5].map(() => acme.place(anOrder())));
  for (const { id } of placed) {
    await stack.ended('acme', id);
    await move(id, 'shipped');
    await move(id, 'lost');
  }
  await expectOnly(since, ['shipments-lost']);
});

test('the carrier can’t list its shipments: reconciliation-failing', async () => {
  const since = await fromNowOn();
  await stack.breakIt('carrier', { operation: 'shipments.list', fault: 'error' });
  onTestFinished(() => stack.mend('carrier'));
  await endLease();
  const now = { method: 'POST', body: JSON.stringify({ input: '' }) };
  await until('eleven rounds to fail', async () => {
    await stack.askHost('/admin/functions/reconcile-books', now);
    return (await sumOf('reconciliation.rounds', since, 'outcome=failed')) > 10;
  });
  await stack.mend('carrier');
  await expectOnly(since, ['reconciliation-failing']);
});

test('requests that no app answers, because its process is dead: slo-availability-page', async () => {
  const since = await fromNowOn();
  const byGateway = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
  await stack.killHost();
  for (let n = 0; n < 6; n += 1) expect((await byGateway.request('GET', '/v1/orders')).status).toBe(502);
  expect((await firing(since)).filter((name) => !standing.has(name))).toEqual(['slo-availability-page']);
  await damageRules();
  await restartWith(off('count-reports', 'notify-webhooks', 'relay-provider-events'));
});

test('the rules of screening can’t be read, so no order can be placed: imports-failing, slo-errors-page and slo-availability-ticket', async () => {
  onTestFinished(mendRules);
  const since = await fromNowOn();
  const byGateway = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
  // All other requests are answered: a few failures among so many are a slow burn.
  const others = async () => {
    for (let n = 0; n < 180; n += 1) await (await byGateway.request('GET', '/v1/orders/none')).arrayBuffer();
  };
  // Not many at the same time: they must not be slow.
  await Promise.all(Array.from({ length: 5 }, others));
  for (let n = 0; n < 5; n += 1) await expect(byGateway.place(anOrder())).rejects.toThrow('500');
  await importFile(stack, `${JSON.stringify({ ...anOrder(), idempotencyKey: 'line-1' })}\n`);
  // Without the failures of earlier tests, which burnt fast.
  await expectOnly(since, ['imports-failing', 'slo-availability-ticket', 'slo-errors-page'], after(0));
});

test('three functions do nothing: provider-events-late, reports-lag and webhook-lag, six minutes later', async () => {
  await sendEvents(stack.prepared.stack, stack.host.url);
  const since = await fromNowOn();
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  for (const name of ['orders.accepted', 'outbox.lag', 'feed.lag'] as const) await added(name, since);
  await added('provider.events', since, 'outcome=received');
  await measured('housekeeping.age', since);
  await expectOnly(since, ['provider-events-late', 'reports-lag', 'webhook-lag'], after(6));
});

test('nothing fills the feeds of partners, and a timer does nothing: feed-lag and housekeeping-late, six minutes later', async () => {
  await stack.host.stop();
  const since = Date.now();
  await restartWith(off('append-feed', 'find-lost-orders'));
  await sendEvents(stack.prepared.stack, stack.host.url);
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  for (const name of ['orders.accepted', 'outbox.lag', 'provider.event_lag'] as const) await added(name, since);
  await expectOnly(since, ['feed-lag', 'housekeeping-late'], after(6));
});

test('a message waits for more than a minute, until its consumer runs: messages-late', async () => {
  await until('the message to be late', async () => Date.now() > lowSince + 61_000);
  await stack.host.stop();
  const since = Date.now();
  await restartWith({ 'AzureWebJobs.report-low-stock.Disabled': undefined, CARRIER_MOST_CALLS: '1' });
  await sendEvents(stack.prepared.stack, stack.host.url);
  await expectOnly(since, ['messages-late']);
});

test('our limit of calls is too low for a slow carrier: provider-held-back once that has lasted for five minutes', async () => {
  const since = await fromNowOn();
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'delay', ms: 500 });
  onTestFinished(() => stack.mend('carrier'));
  const placed = await Promise.all(Array.from({ length: 10 }, () => acme.place(anOrder())));
  const heldBack = (from: number) => sumOf('provider.calls_held_back', from, 'reason=bulkhead_full');
  await until('many calls to be held back', async () => (await heldBack(since)) >= 20);
  const middle = Date.now();
  await until('many more', async () => (await heldBack(middle)) >= 20);
  await stack.mend('carrier');
  const later = after(5, () => middle);
  await expectOnly(since, ['provider-held-back'], later);
  for (const { id } of placed) await stack.ended('acme', id);
});

test('a command of an operator who does not say why: acts-unusual', async () => {
  const since = await fromNowOn();
  await operatorOf(stack)('partners', 'set', 'globex', '--contact', 'sales@globex.example');
  await expectOnly(since, ['acts-unusual']);
});

test('no webhook of any partner can be delivered: webhooks-failing', async () => {
  const since = await fromNowOn();
  const clientId = '0d7a3f0c-52d1-4f0e-9d39-5f7f0e3f5a10';
  const given = ['--name', 'Initech', '--tier', 'small', '--client', clientId, '--because', 'a third one'];
  await operatorOf(stack)('partners', 'add', 'initech', ...given);
  const claims = decodeJwt(await stack.tokenOf('globex'));
  const initech = new PartnerClient(stack.host.url, await stack.sign({ ...claims, azp: clientId }));
  const server = createServer();
  const body = { url: `http://${LOOPBACK}:${await listen(server, 0, 'no server')}/`, types: ['order.*'] };
  await closeServer(server);
  for (const partner of [acme, await stack.partner('globex'), initech]) {
    const made = await partner.request('POST', '/v1/webhook-endpoints', { body });
    expect(made.status).toBe(201);
    await partner.place(anOrder());
  }
  await expectOnly(since, ['webhooks-failing']);
});

test('endpoints that are gone, and a secret that can’t be opened: webhook-disabled, webhook-secrets-lost', async () => {
  const close = await receiveWebhooks(stack, 'acme');
  const since = await fromNowOn();
  await acme.place(anOrder());
  await expectOnly(since, ['webhook-disabled', 'webhook-secrets-lost']);
  await close();
});
