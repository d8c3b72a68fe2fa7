import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import type { PlacedCount } from '../../shared/domain/counted-day.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { countOf, type ReportedEvent, type Totals } from '../../shared/domain/report-counts.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let reports: CosmosReports;
beforeAll(async () => {
  database = await cosmosDatabase();
  reports = new CosmosReports(database.container('reports'));
});
afterAll(() => database?.close());

let partners = 0;
let acme: PartnerId;
beforeEach(() => {
  partners += 1;
  acme = PartnerId.parse(`acme-${partners}`);
});

const DAY = '2026-01-31';
/** An event at the next place of the feed. */
function counts(
  from: number,
  number: number,
  {
    type = 'order.placed',
    at = `${DAY}T08:00:00.000Z`,
    segment = 0,
  }: Partial<ReportedEvent> & { segment?: number } = {},
): PlacedCount[] {
  return Array.from({ length: number }, (_, n) => {
    const count = countOf({ type, at, data: { total: { amount: 250, currency: 'EUR' } } });
    if (count === undefined) throw new Error(`${type} doesn't count`);
    return { place: { segment, position: from + n }, count };
  });
}

async function totals(of = reports, partnerId = acme): Promise<Record<string, Partial<Totals>>> {
  const { days } = await of.list(partnerId, '2020-01-01', '2099-12-31');
  return Object.fromEntries(
    days.flatMap(({ day, totals }) =>
      totals.map((one) => [
        `${day} ${one.currency}`,
        Object.fromEntries(Object.entries(one.totals).filter(([, value]) => value !== 0)),
      ]),
    ),
  );
}

test('batches that come again, from several processes at once, are counted once', async () => {
  const processes = [reports, ...[1, 2].map(() => new CosmosReports(database.container('reports')))];
  const batches = Array.from({ length: 12 }, (_, n) => [
    ...counts(1 + n * 20, 15),
    ...counts(16 + n * 20, 5, { type: 'order.confirmed', at: `${DAY}T23:59:59.999Z` }),
  ]);
  // Each process has every batch in its order, and each batch twice. A process that is late finds it all counted.
  await Promise.all(
    processes.map(async (one, n) => {
      for (const batch of batches.slice(0, n === 2 ? 5 : undefined)) {
        await one.count(acme, batch);
        await one.count(acme, batch);
      }
    }),
  );
  const expected = { [`${DAY} EUR`]: { orders: 180, confirmed: 60, revenue: 15_000 } };
  expect(await totals()).toEqual(expected);
  // The leases were lost: the feed is read from its beginning.
  for (const batch of batches) await new CosmosReports(database.container('reports')).count(acme, batch);
  expect(await totals()).toEqual(expected);
});

test('one that lags behind counts nothing again, and one whose memory is old counts on', async () => {
  const slow = new CosmosReports(database.container('reports'));
  await slow.count(acme, counts(1, 2));
  await reports.count(acme, counts(1, 6));
  await slow.count(acme, counts(3, 2));
  expect(await totals()).toEqual({ [`${DAY} EUR`]: { orders: 6 } });
  await slow.count(acme, counts(5, 5));
  expect(await totals()).toEqual({ [`${DAY} EUR`]: { orders: 9 } });
});

test('what a process remembers passes no event by: a rebuild after a restore may have counted less', async () => {
  await reports.count(acme, counts(1, 5));
  const { resource } = await database.container('reports').item('report', [acme, DAY]).read();
  await database
    .container('reports')
    .items.upsert({ ...resource, places: { 0: 2 }, hours: { '08': { EUR: { orders: 2 } } } });
  await reports.count(acme, counts(3, 3));
  expect(await totals()).toEqual({ [`${DAY} EUR`]: { orders: 5 } });
});

test('segments are counted apart: one may be read before the end of the one before it', async () => {
  await reports.count(acme, counts(1, 3, { segment: 8 }));
  await reports.count(acme, counts(999, 2, { segment: 7 }));
  await reports.count(acme, counts(998, 4, { segment: 7 }));
  expect(await totals()).toEqual({ [`${DAY} EUR`]: { orders: 6 } });
});

/** A process that is killed at its n-th write, before or after the write has reached the database. */
function killedAt(write: number, when: 'before' | 'after') {
  let writes = 0;
  let isDead = false;
  return database.intercepted('reports', async (call, send) => {
    if (isDead) throw new Error('killed');
    const isLast = ['post', 'put'].includes(call) && ++writes === write;
    if (!isLast) return send();
    isDead = true;
    if (when === 'after') await send();
    throw new Error('killed');
  });
}

test.each(['before', 'after'] as const)(
  'killed %s any of its writes, a batch is counted once when it is repeated',
  async (when) => {
    const batch = [
      ...counts(1, 3),
      ...counts(4, 2, { at: '2026-02-01T00:00:00.000Z' }),
      ...counts(6, 2, { type: 'order.cancelled', at: '2026-02-02T10:00:00.000Z' }),
    ];
    const expected = {
      '2026-01-31 EUR': { orders: 3 },
      '2026-02-01 EUR': { orders: 2 },
      '2026-02-02 EUR': { cancelled: 2, cancelledValue: 500 },
    };
    for (let write = 1; write <= 4; write += 1) {
      const partnerId = PartnerId.parse(`${acme}-${when}-${write}`);
      const killed = await new CosmosReports(killedAt(write, when)).count(partnerId, batch).then(
        () => false,
        () => true,
      );
      expect(killed).toBe(write <= 3);
      await reports.count(partnerId, batch);
      expect(await totals(reports, partnerId)).toEqual(expected);
    }
  },
);

test('a batch costs one write for each day, whatever it counts, and no read once the day is known', async () => {
  const calls: string[] = [];
  let requestUnits = 0;
  const counting = new CosmosReports(
    database.counting('reports', (call, units) => {
      calls.push(call);
      requestUnits += units;
    }),
  );
  await counting.count(acme, counts(1, 1));
  await counting.count(acme, counts(2, 1, { type: 'order.confirmed' }));
  expect(calls).toEqual(['get', 'post', 'put']);
  expect(requestUnits).toBeLessThan(19);
  calls.length = 0;
  requestUnits = 0;
  // A day with events in every hour.
  for (let hour = 0; hour < 24; hour += 1) {
    const at = `${DAY}T${String(hour).padStart(2, '0')}:30:00.000Z`;
    for (const [n, type] of (
      ['order.placed', 'order.confirmed', 'order.failed', 'order.cancelled'] as const
    ).entries()) {
      await counting.count(acme, counts(10 + hour * 40 + n * 10, 10, { type, at }));
    }
  }
  expect(new Set(calls)).toEqual(new Set(['put']));
  expect(requestUnits / calls.length).toBeLessThan(13.5);
});

test('a damaged report is reported and stays as it is; the other days are counted', async () => {
  await reports.count(acme, counts(1, 1));
  const item = database.container('reports').item('report', [acme, DAY]);
  await item.patch([{ op: 'set', path: '/hours/08/EUR/orders', value: -3 }]);
  await new CosmosReports(database.container('reports')).count(acme, [
    ...counts(2, 1),
    ...counts(3, 1, { at: '2026-02-01T08:00:00.000Z' }),
  ]);
  expect(await totals()).toEqual({ '2026-02-01 EUR': { orders: 1 } });
  expect((await reports.list(acme, DAY, DAY)).unreadable).toEqual([DAY]);
  expect((await item.read()).resource.places).toEqual({ 0: 1 });
});

test('a report of a newer form is not counted by this version, and no event is passed over', async () => {
  await reports.count(acme, counts(1, 1));
  const item = database.container('reports').item('report', [acme, DAY]);
  await item.patch([{ op: 'set', path: '/schemaVersion', value: schemaVersions.report + 1 }]);
  const counting = new CosmosReports(database.container('reports')).count(acme, counts(2, 1));
  await expect(counting).rejects.toThrow(`the report of ${DAY} of ${acme} has form`);
});

test('fields of a newer version stay', async () => {
  await reports.count(acme, counts(1, 1));
  const item = database.container('reports').item('report', [acme, DAY]);
  await item.patch([{ op: 'set', path: '/weather', value: 'fair' }]);
  await new CosmosReports(database.container('reports')).count(acme, counts(2, 1));
  expect((await item.read()).resource).toMatchObject({ weather: 'fair', places: { 0: 2 } });
});

test('other days and other partners are not counted', async () => {
  await reports.count(acme, [...counts(1, 1), ...counts(2, 1, { at: '2026-02-02T08:00:00.000Z' })]);
  expect((await reports.list(acme, '2026-02-01', '2026-02-01')).days).toEqual([]);
  expect((await reports.list(acme, DAY, '2026-02-02')).days).toHaveLength(2);
  expect((await reports.list(PartnerId.parse('initech'), '2020-01-01', '2099-12-31')).days).toEqual([]);
});

test('a container that is gone is an outage: the batch fails, and does not repeat without end', async () => {
  const gone = database.container('reports').database.container('nothing-here');
  await expect(new CosmosReports(gone).count(acme, counts(1, 1))).rejects.toMatchObject({ code: 404 });
});

/** What release 0.1.0 has counted of a day. */
const asBefore = (day: string, of: { orders: number; confirmed?: number; failures?: number }) =>
  database.container('reports').items.create({
    ...{ id: 'total-EUR', partnerId: acme, day, type: 'total', currency: 'EUR', schemaVersion: 1 },
    ...{ confirmed: 0, revenue: 0, failures: 0, ...of },
  });

test('what release 0.1.0 counted stays, and a day that both have counted is shown once, as far as it is complete', async () => {
  await asBefore('2025-12-24', { orders: 70, confirmed: 60 });
  await asBefore(DAY, { orders: 4, confirmed: 1 });
  expect(await totals()).toEqual({
    '2025-12-24 EUR': { orders: 70, confirmed: 60 },
    [`${DAY} EUR`]: { orders: 4, confirmed: 1 },
  });
  // The feed begins 30 days ago: the first of these days is not whole in it, and the last is on its way.
  await reports.count(acme, counts(1, 9, { at: '2025-12-24T23:00:00.000Z' }));
  await reports.count(acme, counts(10, 4));
  expect(await totals()).toEqual({
    '2025-12-24 EUR': { orders: 70, confirmed: 60 },
    [`${DAY} EUR`]: { orders: 4, confirmed: 1 },
  });
  // An event that was in flight, and whose message 0.1.0 has not seen.
  await reports.count(acme, counts(14, 3, { type: 'order.confirmed' }));
  expect(await totals()).toMatchObject({ [`${DAY} EUR`]: { orders: 4, confirmed: 3, revenue: 750 } });
  const { days } = await reports.list(acme, '2025-12-24', DAY);
  expect(days.map(({ day, hours }) => [day, Object.keys(hours)])).toEqual([
    ['2025-12-24', []],
    [DAY, ['08']],
  ]);
});
