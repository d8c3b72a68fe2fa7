import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosReportRebuilds } from '../../shared/adapters/cosmos/cosmos-report-rebuilds.ts';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosReportsAdmin } from '../../shared/adapters/cosmos/cosmos-reports-admin.ts';
import { OrderId, PartnerId } from '../../shared/domain/ids.ts';
import type { Currency } from '../../shared/domain/money.ts';
import type { OrderEvent, OrderEventType } from '../../shared/domain/order-events.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { isInterrupted, REBUILD_LEASE_MS } from '../../shared/ports/report-rebuilds.ts';
import type { OperatorPorts } from '../../tools/operator/operator-ports.ts';
import { rebuildReports } from '../../tools/operator/rebuild-reports.ts';
import { Random } from '../random.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let live: CosmosReports;
beforeAll(async () => {
  database = await cosmosDatabase();
  live = new CosmosReports(database.container('reports'), { pauseMs: 0 });
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

let orders = 0;
/** Stores an event of a new order. Its message may arrive at any time, or never. */
async function happen(type: OrderEventType, day = TODAY, amount = 100, currency?: Currency): Promise<OrderEvent> {
  orders += 1;
  const suffix = String(orders).padStart(26, '0');
  const partnerId = acme;
  const orderId = OrderId.parse(`ord_${suffix}`);
  const event: OrderEvent = {
    ...{ id: `evt_${suffix}_1`, type, partnerId, orderId, sequence: 1, at: `${day}T12:00:00.000Z`, by: 'saga' },
    data: { status: 'confirmed', total: { amount, currency: currency ?? (orders % 3 === 0 ? 'USD' : 'EUR') } },
  };
  const keys = { id: event.id, partnerId, orderId, type: 'event', sequence: 1, schemaVersion: schemaVersions.event };
  await database.container('orders').items.create({ ...keys, event });
  return event;
}

/** The operator’s ports over a client of its own, with a wire that the test may cut. */
function operator(http: HttpClient = createDefaultHttpClient(), now = () => new Date()) {
  const client = connectCosmos({ connectionString: database.server.connectionString }, http);
  const container = (name: keyof typeof containers) => client.database(databaseId).container(containers[name].id);
  const ports = {
    orders: new CosmosOrders(container('orders')),
    partners: new CosmosPartnersAdmin({ clients: container('clients'), partners: container('partners') }),
    reportsAdmin: new CosmosReportsAdmin(container('reports')),
    reportRebuilds: new CosmosReportRebuilds(container('reports')),
    clock: { now },
  } as Partial<OperatorPorts> as OperatorPorts;
  const rebuild = (given: Record<string, string | boolean> = { partner: acme }) => rebuildReports.run(ports, given);
  return { rebuild, ports, close: () => client.dispose() };
}

async function totals(partnerId = acme) {
  const { reports } = await live.listDaily(partnerId, '2020-01-01', '2099-12-31');
  const keyOf = ({ day, currency }: (typeof reports)[number]) => day + currency;
  return reports.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(({ asOf: _, ...total }) => total);
}

/** What the stored events add up to, counted by hand. */
async function truth() {
  const sums = new Map<string, Record<string, number | string>>();
  for await (const event of new CosmosOrders(database.container('orders')).readEvents(acme)) {
    if (event.type === 'unreadable' || event.type === 'newer') continue;
    const { type, at, data } = event;
    const { currency, amount } = data.total;
    const day = at.slice(0, 10);
    const none = { orders: 0, confirmed: 0, revenue: 0, failures: 0, refunds: 0, refunded: 0 };
    const total = { day, currency, ...none, ...sums.get(day + currency) };
    if (type === 'order.placed') total.orders += 1;
    if (type === 'order.confirmed')
      Object.assign(total, { confirmed: total.confirmed + 1, revenue: total.revenue + amount });
    if (type === 'order.failed') total.failures += 1;
    sums.set(day + currency, total);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

const stored = () => database.container('reports');
async function damage(day: string, id: string, change: Record<string, unknown>) {
  const { resource } = await stored().item(id, [acme, day]).read();
  await stored().items.upsert({ ...resource, ...change });
}

test('wrong, missing and foreign totals of a day are corrected, and right ones stay as they are', async () => {
  for (const day of [LONG_AGO, '2024-03-01', TODAY]) {
    for (const type of ['order.placed', 'order.placed', 'order.confirmed', 'order.failed', 'order.reserved'] as const) {
      await live.record(await happen(type, day, 250));
    }
  }
  const right = await totals();
  expect(right).toEqual(await truth());
  await damage(LONG_AGO, 'total-EUR', { orders: 7, revenue: -3 });
  await damage(TODAY, 'total-EUR', { ofANewerVersion: 1 });
  await damage(TODAY, 'total-EUR', { confirmed: 70 });
  await stored().item('total-USD', [acme, TODAY]).delete();
  await stored().items.create({ id: 'total-GBP', partnerId: acme, day: TODAY, type: 'total' });
  await stored().items.create({ id: 'total-EUR', partnerId: acme, day: '2024-05-05', type: 'total', currency: 'EUR' });
  // The marks of long ago have expired.
  for (const { id } of await marksOf(LONG_AGO)) await stored().item(id, [acme, LONG_AGO]).delete();

  const { rebuild, close } = operator();
  const { lines } = await rebuild();
  expect(lines).toEqual([`${acme}: 15 events counted, corrected: ${LONG_AGO}, 2024-05-05, ${TODAY}`]);
  expect(await totals()).toEqual(right);
  expect((await stored().item('total-EUR', [acme, TODAY]).read()).resource).toMatchObject({ ofANewerVersion: 1 });
  expect((await rebuild()).lines).toEqual([`${acme}: 15 events counted, all days were right`]);
  close();
});

async function marksOf(day: string): Promise<{ id: string }[]> {
  const query = 'SELECT c.id FROM c WHERE c.type = "counted"';
  return (
    await stored()
      .items.query(query, { partitionKey: [acme, day] })
      .fetchAll()
  ).resources;
}

test('an event whose message never came is counted, and not again when it comes after all', async () => {
  const late = [await happen('order.placed'), await happen('order.confirmed')];
  const { rebuild, close } = operator();
  await rebuild();
  expect(await totals()).toEqual(await truth());
  for (const event of late) await live.record(event);
  expect(await totals()).toEqual(await truth());
  close();
});

test('events of orders that were lost in a restore are no longer counted, and count again when they happen again', async () => {
  const kept = await happen('order.placed');
  const lost = await Promise.all(Array.from({ length: 120 }, () => happen('order.placed')));
  await Promise.all([kept, ...lost].map((event) => live.record(event)));
  for (const { id, orderId } of lost) await database.container('orders').item(id, [acme, orderId]).delete();
  const { rebuild, close } = operator();
  await rebuild();
  expect(await totals()).toEqual(await truth());
  const [again] = lost;
  if (again) await live.record(again);
  expect((await totals()).reduce((sum, total) => sum + total.orders, 0)).toBe(2);
  close();
});

test('an event that can no longer be read stays counted, and is named', async () => {
  const event = await happen('order.confirmed');
  await live.record(event);
  const before = await totals();
  const { resource } = await database.container('orders').item(event.id, [acme, event.orderId]).read();
  await database.container('orders').items.upsert({ ...resource, event: { ...event, by: 'nobody' } });
  const { rebuild, close } = operator();
  expect((await rebuild()).lines).toContain(
    `${event.id} can't be read and is not counted again: documents show ${event.id}`,
  );
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
      const events = [
        await happen('order.placed'),
        await happen('order.confirmed'),
        await happen('order.placed', LONG_AGO),
      ];
      for (const event of events) await live.record(event);
      await damage(LONG_AGO, `total-${events[2]?.data.total.currency}`, { orders: 5 });
      await happen('order.placed');
      const arriving = await happen('order.failed');
      const wrong = await totals();

      const { rebuild, close } = operator(killedAt(write, when));
      const killed = await rebuild().then(
        () => false,
        () => true,
      );
      close();
      // A message that arrives after the kill.
      await live.record(arriving);
      const sum = (field: 'orders' | 'confirmed', of: typeof wrong, day: string) =>
        of.filter((total) => total.day === day).reduce((all, total) => all + total[field], 0);
      const now = await totals();
      expect([2, 1]).toContain(sum('orders', now, TODAY));
      expect(sum('confirmed', now, TODAY)).toBe(1);
      expect([5, 1]).toContain(sum('orders', now, LONG_AGO));
      if (!killed) {
        expect(now).toEqual(await truth());
        expect(write).toBeGreaterThan(4);
        return;
      }
      const later = () => new Date(Date.now() + REBUILD_LEASE_MS);
      const next = operator(undefined, later);
      const interrupted = (await next.ports.reportRebuilds.list()).filter((one) => isInterrupted(one, later()));
      if (interrupted.some(({ partnerId }) => partnerId === acme)) await next.rebuild({ unfinished: true });
      // Before its first write nothing has happened; after its last one it is done.
      if (write > 1 || when === 'after') expect(await totals()).toEqual(await truth());
      await next.rebuild();
      next.close();
      expect(await totals()).toEqual(await truth());
    }
  },
);

test('an event that is counted between the reading and the correction of a day is not lost', async () => {
  await live.record(await happen('order.placed', TODAY, 100, 'EUR'));
  await damage(TODAY, 'total-EUR', { orders: 40, failures: 3 });
  const http = createDefaultHttpClient();
  const between: OrderEvent[] = [];
  const { rebuild, close } = operator({
    async sendRequest(request) {
      if (request.headers.get('x-ms-cosmos-is-batch-request') && between.length < 2) {
        const event = await happen('order.failed', TODAY, 100, 'EUR');
        between.push(event);
        await live.record(event);
      }
      return http.sendRequest(request);
    },
  });
  await rebuild();
  expect(between).toHaveLength(2);
  expect(await totals()).toEqual(await truth());
  close();
});

test('one rebuild of a partner runs at a time; one that shows no sign of life is taken over, and stops', async () => {
  await happen('order.placed');
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
  expect(await totals()).toEqual(await truth());
  expect(await first.ports.reportRebuilds.note({ ...started, state: 'running', startedAt: at, heartbeatAt: at })).toBe(
    false,
  );
  for (const { close } of [first, second, third]) close();
});

test('a day that is held is counted on when the hold ends, also if nobody ends it', async () => {
  await live.record(await happen('order.placed', TODAY, 100, 'EUR'));
  const { ports, rebuild, close } = operator();
  await ports.reportsAdmin.hold(acme, TODAY);
  let isCounted = false;
  const later = [
    await happen('order.placed', TODAY, 100, 'EUR'),
    await happen('order.placed', TODAY, 100, 'EUR'),
    await happen('order.placed', TODAY, 100, 'EUR'),
  ];
  const counting = Promise.all(later.map((event) => live.record(event))).then(() => {
    isCounted = true;
  });
  const held = await ports.reportsAdmin.readDay(acme, TODAY);
  expect(isCounted).toBe(false);
  expect(held?.counted).toHaveLength(1);
  // Also a rebuild that changes nothing else ends it.
  expect((await rebuild()).lines[0]).toContain(`corrected: ${TODAY}`);
  await counting;
  expect(await totals()).toEqual(await truth());
  const [{ id }] = (held?.version ?? []) as [{ id: string }];
  await stored()
    .item(id, [acme, TODAY])
    .patch([{ op: 'set', path: '/heldUntil', value: new Date().toISOString() }]);
  await live.record(await happen('order.failed', TODAY, 100, 'EUR'));
  expect(await totals()).toEqual(await truth());
  close();
});

test('a partner that doesn’t exist is an error', async () => {
  const { rebuild, close } = operator();
  await expect(rebuild({ partner: 'nobody' })).rejects.toThrow('there is no partner nobody');
  close();
});

test('a partner whose own document can’t be read is rebuilt too', async () => {
  await happen('order.placed');
  await database.container('partners').items.upsert({ id: 'partner', partnerId: acme, type: 'partner' });
  const { rebuild, close } = operator();
  await rebuild({ all: true });
  expect(await totals()).toEqual(await truth());
  await database.container('partners').item('partner', acme).delete();
  close();
});

test.each([1, 2, 3, 4])(
  'while events arrive, doubled and late, and two rebuilds run at once, every event is counted once (seed %i)',
  async (seed) => {
    const random = new Random(seed);
    const days = [LONG_AGO, '2024-03-01', TODAY];
    const types = ['order.placed', 'order.confirmed', 'order.failed', 'order.booked'] as const;
    const before = await Promise.all(Array.from({ length: 60 }, () => happen(random.of(types), random.of(days), 10)));
    // Some messages have arrived, the others come while the rebuild runs.
    await Promise.all(before.filter(() => random.chance(0.6)).map((event) => live.record(event)));
    await damage(TODAY, 'total-EUR', { orders: 999 }).catch(() => undefined);
    let isOver = false;
    const arrive = async () => {
      while (!isOver) {
        const event = random.chance(0.5)
          ? await happen(random.of(types), TODAY, 10)
          : random.of(before.filter(({ at }) => at > '2025'));
        await live.record(event);
        if (random.chance(0.3)) await live.record(event);
        await new Promise((resume) => setTimeout(resume, random.next() * 8));
      }
    };
    const arriving = [arrive(), arrive()];
    const [one, other] = [operator(), operator(undefined, () => new Date(Date.now() + REBUILD_LEASE_MS))];
    const outcomes = await Promise.allSettled([one.rebuild(), other.rebuild()]);
    isOver = true;
    await Promise.all(arriving);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    expect(refusals.length, refusals.join('\n')).toBeLessThan(2);
    expect(await totals()).toEqual(await truth());
    for (const { close } of [one, other]) close();
  },
);
