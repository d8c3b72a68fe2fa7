import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import type { Container } from '@azure/cosmos';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { countReports } from '../../functions/reports/count-reports.ts';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosFeedStreams } from '../../shared/adapters/cosmos/cosmos-feed-streams.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosReportRebuilds } from '../../shared/adapters/cosmos/cosmos-report-rebuilds.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosReportsAdmin } from '../../shared/adapters/cosmos/cosmos-reports-admin.ts';
import { MOST_IN_REPORT } from '../../shared/adapters/cosmos/move-products.ts';
import { bucketOf } from '../../shared/adapters/cosmos/product-count-documents.ts';
import { readFeed } from '../../shared/adapters/cosmos/read-feed.ts';
import { OrderId, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Currency } from '../../shared/domain/money.ts';
import type { OrderEvent, OrderEventType } from '../../shared/domain/order-events.ts';
import type { Totals } from '../../shared/domain/report-counts.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { isInterrupted, REBUILD_LEASE_MS } from '../../shared/ports/report-rebuilds.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { rebuildReports } from '../../tools/operator/rebuild-reports.ts';
import { Random } from '../random.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let live: CosmosReports;
let feed: CosmosFeedStreams;
const clock = { now: () => new Date() };
const feedIn = (container: Container) =>
  // So short that a test has several segments.
  new CosmosFeedStreams(container, {
    ...{ clock, bounds: { entries: 12, bytes: 1e9 } },
    live: { changes: new CosmosChanges(container), pollMs: 1_000 },
  });

beforeAll(async () => {
  database = await cosmosDatabase();
  live = new CosmosReports(database.container('reports'));
  feed = feedIn(database.container('feed'));
});
afterAll(() => database?.close());

let acme: PartnerId;
let partners = 0;
beforeEach(async () => {
  partners += 1;
  acme = PartnerId.parse(`acme-${partners}`);
  const admin = new CosmosPartnersAdmin({
    clients: database.container('clients'),
    partners: database.container('partners'),
  });
  await admin.add({ id: acme, name: 'Acme', tier: 'small' });
});

const TODAY = new Date().toISOString().slice(0, 10);
const LONG_AGO = '2024-02-29';
/** A day of release 0.1.0: its events name no products. */
const OF_0_1_0 = '2024-03-01';

/** More products than a report holds, in two buckets. */
const SKUS = Array.from({ length: 2_000 }, (_, n) => Sku.parse(`P-${n}`))
  .filter((sku) => bucketOf(`EUR ${sku}`) < 2)
  .slice(0, MOST_IN_REPORT + 20);

/** Each third event names no products, as those of release 0.1.0. */
function linesOf(type: OrderEventType, number: number, currency: Currency): Pick<OrderEvent['data'], 'lines'> {
  if (!['order.placed', 'order.confirmed'].includes(type) || number % 3 === 0) return {};
  const quantity = 1 + (number % 4);
  return { lines: SKUS.map((sku) => ({ sku, quantity, total: { amount: 7 * quantity, currency } })) };
}

let orders = 0;
/** Stores an event of a new order. It comes to the feed later, unless it is too old. */
async function happen(
  type: OrderEventType,
  day = TODAY,
  amount = 100,
  currency: Currency = 'EUR',
): Promise<OrderEvent> {
  orders += 1;
  const suffix = String(orders).padStart(26, '0');
  const partnerId = acme;
  const orderId = OrderId.parse(`ord_${suffix}`);
  const event: OrderEvent = {
    ...{ id: `evt_${suffix}_1`, type, partnerId, orderId, sequence: 1, at: `${day}T12:00:00.000Z`, by: 'saga' },
    data: {
      status: 'confirmed',
      total: { amount, currency },
      ...(day === OF_0_1_0 ? {} : linesOf(type, orders, currency)),
    },
  };
  const keys = { id: event.id, partnerId, orderId, type: 'event', sequence: 1, schemaVersion: schemaVersions.event };
  await database.container('orders').items.create({ ...keys, event });
  return event;
}

/** What `append-feed` does. */
async function append(...events: OrderEvent[]): Promise<void> {
  await feed.append(
    events[0]?.partnerId ?? acme,
    events.map(({ id, type, at, orderId, sequence, data }) => ({ id, type, at, orderId, sequence, data })),
  );
}

/** What `count-reports` does, from the beginning of the feed: what it has seen already comes again. */
async function count(reports = live): Promise<void> {
  const query = 'SELECT * FROM c WHERE c.partnerId = @partnerId';
  const parameters = [{ name: '@partnerId', value: acme }];
  const { resources } = await database
    .container('feed')
    .items.query({ query, parameters }, { forceQueryPlan: true })
    .fetchAll();
  const entries = resources
    .filter(({ type }) => type === 'entry')
    .sort((a, b) => (a.segment === b.segment ? a.position - b.position : a.segment < b.segment ? -1 : 1));
  for (let from = 0; from < entries.length; from += 7) {
    await countReports(entries.slice(from, from + 7), { readFeed, reports, clock });
  }
}

/** The operator’s ports over a client of its own, with a wire that the test may cut. */
function operator(http: HttpClient = createDefaultHttpClient(), now = () => new Date()) {
  const client = connectCosmos({ connectionString: database.server.connectionString }, http);
  const container = (name: keyof typeof containers) => client.database(databaseId).container(containers[name].id);
  const ports = {
    orders: new CosmosOrders(container('orders')),
    partners: new CosmosPartnersAdmin({ clients: container('clients'), partners: container('partners') }),
    feedStream: feedIn(container('feed')),
    reportsAdmin: new CosmosReportsAdmin(container('reports'), { now }),
    reportRebuilds: new CosmosReportRebuilds(container('reports')),
    clock: { now },
    operator: async () => ({ name: 'ada' }),
  } as Partial<OperatorPorts> as OperatorPorts;
  const rebuild = (given: Record<string, string | boolean> = { partner: acme }) => rebuildReports.run(ports, given);
  return { rebuild, ports, close: () => client.dispose() };
}

/** Units ordered and sold, and orders that name no products. */
interface OfProducts {
  units: Record<string, number>;
  unnamed: number;
}
type Sums = Partial<Totals> & { day: string; currency: string };
const withoutZeros = (totals: Totals) => Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== 0));

async function totals(partnerId = acme): Promise<Sums[]> {
  const { days } = await live.list(partnerId, '2020-01-01', '2099-12-31');
  return days.flatMap(({ day, totals }) =>
    totals.map(({ currency, totals }) => ({ day, currency, ...withoutZeros(totals) })),
  );
}

/** What the report by product shows. */
async function products(): Promise<OfProducts> {
  const found: OfProducts = { units: {}, unnamed: 0 };
  for (let after: string | undefined; ; ) {
    const page = await live.listProducts(acme, { from: '2020-01-01', to: '2099-12-31', after, limit: 200 });
    expect(page.unreadable).toEqual([]);
    for (const { day, sku, currency, totals } of page.products) {
      if (totals.ordered > 0) found.units[`${day} ${currency} ${sku} ordered`] = totals.ordered;
      if (totals.sold > 0) found.units[`${day} ${currency} ${sku} sold`] = totals.sold;
    }
    found.unnamed = page.withoutProducts.reduce((sum, { orders, confirmed }) => sum + orders + confirmed, 0);
    after = page.next;
    if (after === undefined) return found;
  }
}

async function trueProducts(): Promise<OfProducts> {
  const found: OfProducts = { units: {}, unnamed: 0 };
  for await (const event of new CosmosOrders(database.container('orders')).readEvents(acme)) {
    if (event.type !== 'order.placed' && event.type !== 'order.confirmed') continue;
    if (event.data.lines === undefined) found.unnamed += 1;
    const what = event.type === 'order.placed' ? 'ordered' : 'sold';
    for (const { sku, quantity, total } of event.data.lines ?? []) {
      const key: string = `${event.at.slice(0, 10)} ${total.currency} ${sku} ${what}`;
      found.units[key] = (found.units[key] ?? 0) + quantity;
    }
  }
  return found;
}

/** The buckets that no report names: a killed rebuild leaves them, and the next one takes them away. */
async function leftOver(): Promise<string[]> {
  const query = 'SELECT * FROM c WHERE c.partnerId = @partnerId AND c.type IN ("report", "products")';
  const asked = { query, parameters: [{ name: '@partnerId', value: acme }] };
  const { resources } = await stored().items.query(asked, { forceQueryPlan: true }).fetchAll();
  const named = resources.flatMap(({ type, day, generation, buckets }) =>
    type === 'report' ? Object.keys(buckets).map((bucket) => `${day} products-${generation}-${bucket}`) : [],
  );
  const all = resources.flatMap(({ type, day, id }) => (type === 'products' ? [`${day} ${id}`] : []));
  return all.filter((bucket) => !named.includes(bucket));
}

/** Nothing is missing, doubled or left over, in the totals and by product. */
async function expectTruth(): Promise<void> {
  expect(await totals()).toEqual(await truth());
  expect(await products()).toEqual(await trueProducts());
}

/** What the stored events add up to, counted by hand. */
async function truth(): Promise<Sums[]> {
  const sums = new Map<string, Sums>();
  for await (const event of new CosmosOrders(database.container('orders')).readEvents(acme)) {
    if (event.type === 'unreadable' || event.type === 'newer') continue;
    const { currency, amount } = event.data.total;
    const day = event.at.slice(0, 10);
    const sum: Sums = sums.get(day + currency) ?? { day, currency };
    const add = (field: keyof Totals, by: number) => Object.assign(sum, { [field]: (sum[field] ?? 0) + by });
    if (event.type === 'order.placed') add('orders', 1);
    if (event.type === 'order.failed') add('failures', 1);
    if (event.type === 'order.confirmed') {
      add('confirmed', 1);
      add('revenue', amount);
    }
    if (Object.keys(sum).length > 2) sums.set(day + currency, sum);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

const stored = () => database.container('reports');
async function damage(day: string, change: Record<string, unknown>, id = 'report') {
  const { resource } = await stored().item(id, [acme, day]).read();
  await stored().items.upsert({ ...resource, id, partnerId: acme, day, ...change });
}

const SOME = ['order.placed', 'order.placed', 'order.confirmed', 'order.failed', 'order.reserved'] as const;

test('wrong, missing and foreign reports are corrected, and right ones stay as they are', async () => {
  for (const type of SOME) await append(await happen(type, TODAY, 250), await happen(type, TODAY, 9, 'USD'));
  for (const day of [LONG_AGO, OF_0_1_0]) for (const type of SOME) await happen(type, day, 250);
  await count();
  // As release 0.1.0 counted it.
  const ofBefore = { type: 'total', currency: 'EUR', orders: 2, confirmed: 1, revenue: 250, failures: 1 };
  await damage(OF_0_1_0, ofBefore, 'total-EUR');
  await damage(LONG_AGO, { ...ofBefore, orders: 7 }, 'total-EUR');
  await damage(TODAY, { ofANewerVersion: 1, hours: { '12': { EUR: { orders: 70 } } } });
  await damage('2024-05-05', { type: 'report', places: 'damaged' });

  const { rebuild, close } = operator();
  const { lines } = await rebuild();
  expect(lines).toEqual([`${acme}: 18 events counted, corrected: ${LONG_AGO}, ${TODAY}`]);
  await expectTruth();
  expect((await live.list(acme, '2024-01-01', TODAY)).unreadable).toEqual([]);
  expect((await stored().item('report', [acme, TODAY]).read()).resource).toMatchObject({ ofANewerVersion: 1 });
  expect((await live.list(acme, LONG_AGO, LONG_AGO)).days[0]?.hours).toHaveProperty('12');
  expect((await rebuild()).lines).toEqual([`${acme}: 18 events counted, all days were right`]);
  close();
});

test('an event that comes to the feed after the rebuild is counted, and one that came before is not counted again', async () => {
  const [early, late] = [await happen('order.placed'), await happen('order.confirmed')];
  await append(early);
  const { rebuild, close } = operator();
  await rebuild();
  await count();
  await append(late);
  await count();
  await count(new CosmosReports(database.container('reports')));
  await expectTruth();
  close();
});

test('a day that is too old for the feed is closed: the feed’s last entries of it are not counted again', async () => {
  const month = new Date(Date.now() - 29.5 * 24 * 3_600_000).toISOString().slice(0, 10);
  const old = await happen('order.placed', month);
  await append({ ...old, at: `${month}T23:59:00.000Z` });
  const { rebuild, close } = operator();
  await rebuild();
  await count();
  await expectTruth();
  close();
});

test('after a restore of the database to an earlier time, what was lost is no longer counted, and what comes then is', async () => {
  const kept = await happen('order.placed');
  const lost = await Promise.all(Array.from({ length: 30 }, () => happen('order.placed')));
  await append(kept, ...lost);
  await count();
  // The orders and the feed are as they were before, and the reports were restored to a little later.
  for (const { id, orderId } of lost) await database.container('orders').item(id, [acme, orderId]).delete();
  const entries = database.container('feed');
  const { resources } = await entries.items
    .query(
      { query: 'SELECT * FROM c WHERE c.partnerId = @p', parameters: [{ name: '@p', value: acme }] },
      { forceQueryPlan: true },
    )
    .fetchAll();
  for (const { id, segment, position, type } of resources) {
    if (segment !== '00000000' || position > 1) await entries.item(id, [acme, segment]).delete();
    else if (type === 'head') await entries.item(id, [acme, segment]).delete();
  }
  await entries.items.create({
    id: 'head',
    partnerId: acme,
    segment: '00000000',
    type: 'head',
    last: 1,
    bytes: 1,
    ttl: -1,
  });
  feed = feedIn(entries);
  const { rebuild, close } = operator();
  await rebuild();
  await expectTruth();
  await append(await happen('order.confirmed'), await happen('order.failed'));
  await count();
  await expectTruth();
  close();
});

test('while an event of an order can’t be read, days that are older than the feed stay as they are, and it is named', async () => {
  const [old, recent] = [await happen('order.confirmed', LONG_AGO), await happen('order.confirmed')];
  await append(recent);
  await count();
  const { rebuild, close } = operator();
  await rebuild();
  const before = await totals();
  expect(before).toEqual(await truth());
  for (const event of [old, recent]) {
    const { resource } = await database.container('orders').item(event.id, [acme, event.orderId]).read();
    await database.container('orders').items.upsert({ ...resource, event: { ...event, by: 'nobody' } });
  }
  expect((await rebuild()).lines).toEqual([
    `${acme}: 1 event counted, all days were right`,
    ...[old, recent].map(({ id }) =>
      expect.stringMatching(`^${id} can't be read, so days before .* stay as they are: documents show ${id}$`),
    ),
  ]);
  expect(await totals()).toEqual(before);
  close();
});

/** A process that is killed at its n-th write, before or after the write has reached the database. */
function killedAt(write: number, when: 'before' | 'after'): HttpClient {
  const http = createDefaultHttpClient();
  let writes = 0;
  let isDead = false;
  return {
    async sendRequest(request) {
      const isWrite =
        /\/colls\/reports\/docs/.test(request.url) &&
        !request.headers.get('x-ms-documentdb-isquery') &&
        !request.headers.get('x-ms-documentdb-query') &&
        !request.headers.get('x-ms-cosmos-is-query-plan-request') &&
        request.method !== 'GET';
      if (isWrite) writes += 1;
      const isLast = isWrite && writes === write;
      if (isDead || (isLast && when === 'before')) {
        isDead = true;
        throw new Error('killed');
      }
      const response = await http.sendRequest(request);
      if (isLast) {
        isDead = true;
        throw new Error('killed');
      }
      return response;
    },
  };
}

test.each(['before', 'after'] as const)(
  'killed %s any of its writes, a rebuild leaves no report worse, is shown as interrupted, and can be finished',
  async (when) => {
    for (let write = 1; ; write += 1) {
      partners += 1;
      acme = PartnerId.parse(`acme-${partners}`);
      await database
        .container('partners')
        .items.create({ id: 'partner', partnerId: acme, type: 'partner', name: 'A', tier: 'small' });
      await append(await happen('order.placed'), await happen('order.confirmed'));
      await happen('order.placed', LONG_AGO);
      await count();
      await damage(
        LONG_AGO,
        { type: 'total', currency: 'EUR', orders: 5, confirmed: 0, revenue: 0, failures: 0 },
        'total-EUR',
      );
      await damage(TODAY, {
        hours: { '12': { EUR: { orders: 2, confirmed: 1, revenue: 100 } } },
        products: { 'EUR P-1': { ordered: 50 } },
      });
      const arriving = await happen('order.failed');

      const { rebuild, close } = operator(killedAt(write, when));
      const killed = await rebuild().then(
        () => false,
        () => true,
      );
      close();
      // An event that comes after the kill.
      await append(arriving);
      await count();
      const now = await totals();
      expect([2, 1]).toContain(now.find(({ day }) => day === TODAY)?.orders);
      expect(now.find(({ day }) => day === TODAY)).toMatchObject({ confirmed: 1, failures: 1 });
      expect([5, 1]).toContain(now.find(({ day }) => day === LONG_AGO)?.orders);
      if (!killed) {
        await expectTruth();
        expect(write).toBeGreaterThan(4);
        return;
      }
      const later = () => new Date(Date.now() + REBUILD_LEASE_MS);
      const next = operator(undefined, later);
      const interrupted = (await next.ports.reportRebuilds.list()).rebuilds.filter((one) =>
        isInterrupted(one, later()),
      );
      if (interrupted.some(({ partnerId }) => partnerId === acme)) await next.rebuild({ unfinished: true });
      // Before its first write nothing has happened; after its last one it is done.
      if (write > 1 || when === 'after') await expectTruth();
      await next.rebuild();
      next.close();
      await expectTruth();
      expect(await leftOver()).toEqual([]);
    }
  },
);

test('events that are counted between the reading and the writing of a day are neither lost nor doubled', async () => {
  await append(await happen('order.placed'));
  await count();
  await damage(TODAY, { hours: { '12': { EUR: { orders: 40, failures: 3 } } } });
  const http = createDefaultHttpClient();
  let between = 0;
  const { rebuild, close } = operator({
    async sendRequest(request) {
      const isBatch = request.headers.get('x-ms-cosmos-is-batch-request') !== undefined;
      if (isBatch && /\/colls\/reports\/docs/.test(request.url) && between < 3) {
        between += 1;
        await append(await happen('order.failed'));
        await count();
      }
      return http.sendRequest(request);
    },
  });
  await rebuild();
  expect(between).toBe(3);
  await expectTruth();
  close();
});

test('one rebuild of a partner runs at a time; one that shows no sign of life is taken over, and stops', async () => {
  await append(await happen('order.placed'));
  const first = operator();
  const started = { partnerId: acme, by: 'operator grace', events: 3, corrected: 0 };
  const at = new Date().toISOString();
  await first.ports.reportRebuilds.begin({ ...started, state: 'running', startedAt: at, heartbeatAt: at }, new Date());
  const second = operator();
  await expect(second.rebuild()).rejects.toThrow(
    new RegExp(
      `^a rebuild of the reports of ${acme} runs already \\(by operator grace since .*, 3 events, last heard of`,
      'm',
    ),
  );
  expect(await totals()).toEqual([]);
  const third = operator(undefined, () => new Date(Date.now() + REBUILD_LEASE_MS));
  await third.rebuild();
  await expectTruth();
  expect(await first.ports.reportRebuilds.note({ ...started, state: 'running', startedAt: at, heartbeatAt: at })).toBe(
    false,
  );
  for (const { close } of [first, second, third]) close();
});

test('a partner that doesn’t exist is an error', async () => {
  const { rebuild, close } = operator();
  await expect(rebuild({ partner: 'nobody' })).rejects.toThrow('there is no partner nobody');
  close();
});

test('a partner whose own document can’t be read is rebuilt too', async () => {
  await append(await happen('order.placed'));
  await database.container('partners').items.upsert({ id: 'partner', partnerId: acme, type: 'partner' });
  const { rebuild, close } = operator();
  await rebuild({ all: true });
  await expectTruth();
  await database.container('partners').item('partner', acme).delete();
  close();
});

test.each([1, 2, 3, 4])(
  'while events arrive, are counted twice and late, and two rebuilds run at once, every event is counted once (seed %i)',
  async (seed) => {
    const random = new Random(seed);
    const types = ['order.placed', 'order.confirmed', 'order.failed', 'order.booked'] as const;
    const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
    for (let n = 0; n < 40; n += 1) await append(await happen(random.of(types), random.of([yesterday, TODAY]), 10));
    for (let n = 0; n < 10; n += 1) await happen(random.of(types), LONG_AGO, 10);
    await count();
    await damage(TODAY, { hours: { '12': { EUR: { orders: 999 } } } });
    let isOver = false;
    const arrive = async () => {
      const reports = new CosmosReports(database.container('reports'));
      while (!isOver) {
        await append(await happen(random.of(types), random.of([yesterday, TODAY]), 10));
        if (random.chance(0.6)) await count(reports);
      }
      await count(reports);
    };
    const arriving = [arrive(), arrive()];
    const [one, other] = [operator(), operator(undefined, () => new Date(Date.now() + REBUILD_LEASE_MS))];
    const outcomes = await Promise.allSettled([one.rebuild(), other.rebuild()]);
    isOver = true;
    await Promise.all(arriving);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    expect(refusals.length, refusals.join('\n')).toBeLessThan(2);
    await expectTruth();
    for (const { close } of [one, other]) close();
  },
);
