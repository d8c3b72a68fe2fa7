import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OrderView } from '../../functions/http/orders/order-shapes.ts';
import { PartnerOrdersClient } from '../../packages/partner-client/src/index.ts';
import { containers } from '../../shared/adapters/cosmos/containers.ts';
import { CosmosScreeningRules } from '../../shared/adapters/cosmos/cosmos-screening-rules.ts';
import { ScreeningRule } from '../../shared/domain/screening-rule.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { rowsOf } from '../observed-telemetry.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** What partners put into orders about a person. Each has letters that no encoding changes. */
const canaries = {
  name: 'Quetzalina Vogelfrei',
  street: 'Quetzalstreet',
  city: 'Quetzalburg',
  postalCode: 'QTZ 1',
  mail: 'quetzal-mail@feather.example',
  returnUrl: 'https://quetzal-shop.example/back',
  reason: 'quetzal-refund-reason',
  answer: 'quetzal-answer',
};
/** The beginning of all of them, as it is in every encoding, and folded. */
const TRACE = /quetzal|vogelfrei|qtz 1|qtz%201|qtz1/i;

const trusted = getCACertificates('default');
let stack: RunningStack;
let ops: (...flags: string[]) => Promise<string>;
let acme: PartnerClient;
let hooks: Server;
let hooked = '';

beforeAll(async () => {
  hooks = createServer(async (request, response) => {
    hooked += Buffer.concat(await request.toArray()).toString();
    return response.writeHead(500).end(canaries.answer);
  });
  const port = await listen(hooks, 0, 'an endpoint of webhooks');
  const settings = { SAGA_SEARCH_SCHEDULE: '* * * * * *', SAGA_LOST_AFTER_MS: '500' };
  stack = await RunningStack.start(async () => settings, { telemetry: true, files: true });
  setDefaultCACertificates([...trusted, readFileSync(stack.prepared.stack.caFile, 'utf8')]);
  ops = operatorOf(stack);
  acme = await stack.partner('acme');
  const endpoint = { url: `http://${LOOPBACK}:${port}/`, types: ['order.*'] };
  expect((await acme.request('POST', '/v1/webhook-endpoints', { body: endpoint })).status).toBe(201);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await stack?.stop();
  if (hooks) await closeServer(hooks);
});

const ofPerson = (changes: Record<string, unknown> = {}) =>
  anOrder({
    shipTo: {
      name: canaries.name,
      street: canaries.street,
      city: canaries.city,
      postalCode: canaries.postalCode,
      country: 'DE',
    },
    metadata: { mail: canaries.mail },
    returnUrl: canaries.returnUrl,
    reference: 'PO-77',
    ...changes,
  });

/** Every document of every container that has a trace of the person. */
async function heldInDatabase(): Promise<string[]> {
  const names = Object.keys(containers).filter((name) => name !== 'leases') as (keyof typeof containers)[];
  const found = await Promise.all(
    names.map(async (name) => {
      const { resources } = await stack.container(name).items.readAll<Record<string, unknown>>().fetchAll();
      const held = resources.filter((document) => TRACE.test(JSON.stringify(document)));
      return held.map(({ type, id }) => `${name} ${type} ${id}`);
    }),
  );
  return found.flat();
}

/** Every byte that a part of the platform has stored, also what it has deleted. */
function bytesOf(pattern: string): string {
  const files = globSync(pattern, { cwd: stack.directory }).filter((file) =>
    statSync(join(stack.directory, file)).isFile(),
  );
  expect(files.length, pattern).toBeGreaterThan(0);
  return files.map((file) => readFileSync(join(stack.directory, file), 'latin1')).join('\n');
}

const client = () => new PartnerOrdersClient({ baseUrl: stack.host.url, credentials: () => stack.tokenOf('acme') });

async function importOne(): Promise<string> {
  const file = new Blob([JSON.stringify(ofPerson({ idempotencyKey: 'imported', reference: 'PO-imported' }))]);
  const { id } = await client().imports.create({ format: 'ndjson', size: file.size });
  await client().imports.upload(id, file);
  await client().imports.start(id);
  expect((await client().imports.wait(id, { pollMs: 50 })).progress).toMatchObject({ placed: 1 });
  const { data } = (await (await acme.request('GET', '/v1/orders?reference=PO-imported')).json()) as {
    data: { id: string }[];
  };
  return data[0]?.id ?? '';
}

/** Orders of the person that took every way, and all have ended. */
async function placeAll() {
  const confirmed = await acme.place(ofPerson(), 'confirmed');
  const failed = await acme.place(ofPerson({ paymentMethod: 'pm_card_chargeDeclined' }), 'failed');
  expect(await stack.ended('acme', confirmed.id)).toMatchObject({ status: 'confirmed' });
  const refund = { amount: { amount: 100, currency: 'EUR' }, reason: canaries.reason };
  const headers = { 'idempotency-key': 'refund' };
  expect((await acme.request('POST', `/v1/orders/${confirmed.id}/refunds`, { body: refund, headers })).status).toBe(
    202,
  );
  await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'error' });
  const cancelled = await acme.place(ofPerson(), 'cancelled');
  expect((await acme.request('POST', `/v1/orders/${cancelled.id}/cancel`)).status).toBe(202);
  await stack.mend('payments');
  const imported = await importOne();
  const all = [confirmed.id, failed.id, cancelled.id, imported];
  const ended = await Promise.all(all.map((id) => stack.ended('acme', id)));
  expect(ended.map(({ status }) => status)).toEqual([expect.any(String), 'failed', 'cancelled', 'confirmed']);
  await until(
    'the refund',
    async () => (await stack.storedOrder('acme', confirmed.id)).status === 'partially_refunded',
  );
  return { confirmed: confirmed.id, all };
}

async function exportAll() {
  const asked = await acme.request('POST', '/v1/exports', {
    body: { format: 'ndjson' },
    headers: { 'idempotency-key': 'all' },
  });
  const { id } = (await asked.json()) as { id: string };
  const get = async () =>
    (await (await acme.request('GET', `/v1/exports/${id}`)).json()) as { status: string; download?: { url: string } };
  const ready = await until('the export', async () => {
    const view = await get();
    return view.status === 'ready' && view;
  });
  return { url: ready.download?.url ?? '', status: async () => (await get()).status };
}

const backup = () => join(stack.directory, 'backup');
const copy = (from: string, to: string) => {
  for (const file of globSync('cosmos.db*', { cwd: to })) rmSync(join(to, file));
  for (const file of globSync('cosmos.db*', { cwd: from })) cpSync(join(from, file), join(to, file));
};

/** @param work with the files of the database, while nothing uses them */
async function withDatabaseAtRest(work: () => void): Promise<void> {
  const { resume } = await stack.prepared.stack.interruptCosmos();
  work();
  await resume();
}

test('the data of a person is where the page says and nowhere else; it is handed over, erased, and erased again after a restore', async () => {
  const { confirmed, all } = await placeAll();
  const file = await exportAll();
  expect(await (await fetch(file.url)).text()).toMatch(TRACE);
  await until('an answer of the endpoint', async () =>
    (await heldInDatabase()).some((held) => held.startsWith('deliveries ')),
  );
  const kinds = new Set((await heldInDatabase()).map((held) => held.split(' ').slice(0, 2).join(' ')));
  expect([...kinds].filter((kind) => !/^orders |^deliveries /.test(kind))).toEqual([]);

  // A host that has stopped has written and sent everything.
  await stack.host.stop();
  const monitorUrl = stack.prepared.stack.urls.monitor;
  const tables = [
    'AppRequests',
    'AppDependencies',
    'AppTraces',
    'AppExceptions',
    'AppMetrics',
    'AppEvents',
    'ApiManagementGatewayLogs',
  ];
  const telemetry = JSON.stringify(await Promise.all(tables.map((table) => rowsOf(monitorUrl, table))));
  const places = {
    telemetry: `${telemetry} ${stack.output.join('')}`,
    histories: bytesOf('functions-host/**/durable.db*'),
    messages: bytesOf('service-bus.db*'),
    webhooks: hooked,
  };
  for (const [place, text] of Object.entries(places)) {
    expect(text, `${place} has seen the order`).toContain(confirmed.replace('ord_', ''));
    expect(TRACE.exec(text)?.[0], `${place} has the person`).toBeUndefined();
  }
  expect(places.histories).not.toContain('PO-77');
  await stack.restartHost();
  acme = await stack.partner('acme');

  // Of another partner, so that no order here waits for it.
  const when = {
    partners: ['globex'],
    recipients: ['Otto Other', 'quetzalina'],
    addresses: ['QUETZALSTREET', 'Elsewhere'],
  };
  const rule = ScreeningRule.parse({
    id: 'fraud',
    description: 'Otto Other again',
    when,
    verdict: 'hold',
    withinHours: 1,
    onDeadline: 'reject',
  });
  const rules = new CosmosScreeningRules(stack.container('releases'), { now: () => new Date() });
  await rules.change(() => [{ rule }]);

  const person = ['--partner', 'acme', '--recipient', 'quetzalina VOGELFREI', '--because', 'request 4711'];
  const copied = join(stack.directory, 'quetzalina-vogelfrei.json');
  const report = JSON.parse(await ops('privacy', 'export', ...person, '--file', copied, '--json'));
  expect(report.orders.toSorted()).toEqual(all.toSorted());
  expect(statSync(copied).mode & 0o777).toBe(0o600);
  const written = readFileSync(copied, 'utf8');
  for (const canary of Object.values(canaries)) expect(written).toContain(canary);
  const naming = { id: 'fraud', recipients: ['quetzalina'], addresses: ['QUETZALSTREET'] };
  expect(JSON.parse(written).screeningRules).toEqual([naming]);
  expect(written).not.toMatch(/otto other|Elsewhere/i);
  const byId = ['--partner', 'acme', '--orders', confirmed, '--dry-run', '--json'];
  expect(JSON.parse(await ops('privacy', 'erase', ...byId)).rules).toEqual(['fraud']);
  await rules.change(() => []);
  await expect(ops('privacy', 'export', ...person, '--file', copied)).rejects.toThrow('exists already');

  await expect(ops('privacy', 'erase', ...person)).rejects.toThrow('--yes');
  const named = [...person.slice(0, 4), '--because', `${canaries.name} asks`, '--yes'];
  await expect(ops('privacy', 'erase', ...named)).rejects.toThrow('names the person');
  await expect(ops('privacy', 'export', ...named.slice(0, -1), '--file', `${copied}2`)).rejects.toThrow(
    'names the person',
  );
  // Also by a part of the name, or by what only the order has, with any command about it.
  const ofOrder = ['privacy', 'erase', '--partner', 'acme', '--orders', confirmed, '--yes'];
  for (const because of ['Frau VOGELFREI asks', `as ${canaries.mail} wrote`]) {
    await expect(ops(...ofOrder, '--because', because)).rejects.toThrow('names the person');
    await expect(ops('orders', 'reclaim', confirmed, '--because', because)).rejects.toThrow('names the person');
  }
  const dry = JSON.parse(await ops('privacy', 'erase', ...person, '--dry-run', '--json'));
  expect(dry).toMatchObject({ places: 1, erasures: [] });
  const elsewhere = await acme.place(
    ofPerson({ shipTo: { name: canaries.name, street: 's', city: 'c', postalCode: '10115', country: 'DE' } }),
    'elsewhere',
  );
  await stack.ended('acme', elsewhere.id);
  const refund = await acme.request('POST', `/v1/orders/${confirmed}/refunds`, {
    body: { amount: { amount: 100, currency: 'EUR' }, reason: canaries.reason },
    headers: { 'idempotency-key': 'refund' },
  });
  expect([refund.status, refund.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  await expect(ops('privacy', 'erase', ...person, '--yes')).rejects.toThrow('2 postal codes');
  await expect(ops('privacy', 'export', ...person, '--file', `${copied}3`)).rejects.toThrow('2 postal codes');
  const here = await ops('privacy', 'erase', ...person, '--postal-code', 'qtz1', '--dry-run');
  expect(here).toContain(
    `left out, because they now go to another postal code, or have another value: ${elsewhere.id}`,
  );

  await withDatabaseAtRest(() => {
    mkdirSync(backup());
    copy(stack.directory, backup());
  });
  const erased = JSON.parse(await ops('privacy', 'erase', ...person, '--all-places', '--yes', '--json'));
  expect(erased.erasures).toMatchObject([
    { orders: expect.any(Array), left: [], doneAt: expect.any(String), exports: [expect.any(String)] },
  ]);
  expect(erased.erasures[0].orders.toSorted()).toEqual([...all, elsewhere.id].toSorted());
  expect(await heldInDatabase()).toEqual([]);
  expect(await file.status()).toBe('expired');
  expect((await fetch(file.url)).status).toBe(404);

  const shown = await acme.request('GET', `/v1/orders/${confirmed}`);
  const view = OrderView.parse(await shown.json());
  expect(view).toMatchObject({
    status: 'partially_refunded',
    reference: 'PO-77',
    metadata: {},
    erasedAt: expect.any(String),
  });
  expect(shown.headers.get('etag')).toMatch(new RegExp(`^"${view.version}-`));
  const again = await acme.request('POST', '/v1/orders', {
    body: ofPerson(),
    headers: { 'idempotency-key': 'confirmed' },
  });
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  expect(OrderView.parse(await again.json())).toMatchObject({ id: confirmed, status: 'pending', metadata: {} });
  await expect(ops('privacy', 'erase', ...person, '--yes')).rejects.toThrow('no order has these values');

  await withDatabaseAtRest(() => copy(backup(), stack.directory));
  await until('the restored database', async () => (await heldInDatabase()).length > 0);
  await until('the erasure to be done again', async () => {
    await ops('privacy', 'replay', '--because', 'after a restore').catch(() => undefined);
    return (await heldInDatabase()).length === 0 && (await ops('privacy', 'list')) === 'none';
  });
  expect(await file.status()).toBe('expired');

  const audit = await ops('audit', '--json');
  expect(audit).toContain('privacy replay');
  expect(audit).not.toMatch(TRACE);
});

test('an order in progress is erased when it has ended, and its saga has the address until then', async () => {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  Object.assign(stack.settings, { SAGA_STEP_ATTEMPTS: '1000' });
  await stack.host.stop();
  await stack.restartHost();
  acme = await stack.partner('acme');
  const { id } = await acme.place(ofPerson({ metadata: { mail: 'quetzal-late@feather.example' } }), 'in-progress');
  await until('its payment', async () => (await stack.storedOrder('acme', id)).status === 'authorized');
  const asked = [
    '--partner',
    'acme',
    '--metadata',
    'mail=quetzal-late@feather.example',
    '--because',
    'request 4712',
    '--yes',
  ];
  const { erasures } = JSON.parse(await ops('privacy', 'erase', ...asked, '--json'));
  expect(erasures).toMatchObject([{ orders: [id], left: [id] }]);
  expect(await ops('privacy', 'list')).toContain(erasures[0].id);
  expect((await stack.storedOrder('acme', id)).shipTo.name).toBe(canaries.name);

  await stack.mend('carrier');
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  await ops('housekeeping', 'run', 'erase-on-request', '--because', 'now');
  expect(await stack.storedOrder('acme', id)).toMatchObject({
    status: 'confirmed',
    metadata: {},
    shipTo: { name: 'erased' },
  });
  expect(await ops('privacy', 'list')).toBe('none');
});
