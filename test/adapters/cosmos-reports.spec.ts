import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosReports } from '../../shared/adapters/cosmos/cosmos-reports.ts';
import type { ReportedEvent } from '../../shared/domain/daily-report.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import type { Currency } from '../../shared/domain/money.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let reports: CosmosReports;

beforeAll(async () => {
  database = await cosmosDatabase();
  reports = new CosmosReports(database.container('reports'), { pauseMs: 0 });
});
afterAll(() => database?.close());

let count = 0;
function event(
  partnerId: PartnerId,
  type: ReportedEvent['type'],
  at: string,
  amount = 100,
  currency: Currency = 'EUR',
) {
  count += 1;
  return { id: `evt_${count}`, type, partnerId, at, data: { total: { amount, currency } } };
}
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const morning = (day: string) => `${day}T08:00:00.000Z`;
const evening = (day: string) => `${day}T20:00:00.000Z`;

test('totals are the same for any number and sequence of repeated events', async () => {
  const acme = PartnerId.parse('acme');
  const events = [
    ...Array.from({ length: 20 }, () => event(acme, 'order.placed', morning('2026-01-01'))),
    ...Array.from({ length: 15 }, () => event(acme, 'order.confirmed', evening('2026-01-01'), 250)),
    ...Array.from({ length: 4 }, () => event(acme, 'order.failed', morning('2026-01-02'))),
    event(acme, 'order.confirmed', morning('2026-01-02'), 70, 'USD'),
    event(acme, 'order.reserved', morning('2026-01-02')),
    { ...event(acme, 'order.refunded', morning('2026-01-02')), data: { total: eur(100), amount: eur(30) } },
    { ...event(acme, 'order.refunded', evening('2026-01-02')), data: { total: eur(100), amount: eur(9) } },
  ];
  const shuffled = [...events, ...events, ...events].map((value, n) => ({ value, key: (n * 7_919) % 101 }));
  shuffled.sort((a, b) => a.key - b.key);
  await Promise.all(shuffled.map(({ value }) => reports.record(value)));

  expect((await reports.listDaily(acme, '2026-01-01', '2026-01-31')).reports).toEqual([
    {
      day: '2026-01-01',
      currency: 'EUR',
      orders: 20,
      confirmed: 15,
      revenue: 3_750,
      failures: 0,
      refunds: 0,
      refunded: 0,
      asOf: expect.stringMatching(/^\d{4}-.*Z$/),
    },
    expect.objectContaining({ day: '2026-01-02', failures: 4, confirmed: 0, refunds: 2, refunded: 39 }),
    expect.objectContaining({ day: '2026-01-02', currency: 'USD', confirmed: 1, revenue: 70 }),
  ]);
});

test('other days and other partners are not counted', async () => {
  const globex = PartnerId.parse('globex');
  await reports.record(event(globex, 'order.placed', morning('2026-02-01')));
  await reports.record(event(globex, 'order.placed', morning('2026-02-03')));
  expect((await reports.listDaily(globex, '2026-02-02', '2026-02-02')).reports).toEqual([]);
  expect((await reports.listDaily(globex, '2026-02-01', '2026-02-03')).reports).toHaveLength(2);
  expect((await reports.listDaily(PartnerId.parse('initech'), '2026-01-01', '2026-12-31')).reports).toEqual([]);
});

test('events that come at the same time are counted together, and one alone at once', async () => {
  const calls: string[] = [];
  let requestUnits = 0;
  const container = database.counting('reports', (call, units) => {
    calls.push(call);
    requestUnits += units;
  });
  const counting = new CosmosReports(container, { pauseMs: 0 });
  const soylent = PartnerId.parse('soylent');
  await counting.record(event(soylent, 'order.placed', morning('2026-03-01')));
  calls.length = 0;
  requestUnits = 0;

  await counting.record(event(soylent, 'order.placed', morning('2026-03-01')));
  expect({ calls, requestUnits }).toEqual({ calls: ['batch'], requestUnits: expect.closeTo(15.4, 0) });
  calls.length = 0;
  requestUnits = 0;

  const burst = Array.from({ length: 41 }, (_, n) =>
    event(soylent, n % 2 ? 'order.placed' : 'order.confirmed', morning('2026-03-01')),
  );
  await Promise.all(burst.map((one) => counting.record(one)));
  expect(calls).toEqual(['batch', 'batch']);
  // 15.4 if each were counted alone.
  expect(requestUnits / burst.length).toBeLessThan(5.8);
  expect((await reports.listDaily(soylent, '2026-03-01', '2026-03-01')).reports).toMatchObject([
    { orders: 22, confirmed: 21 },
  ]);
});

test('an event that was counted before, or whose id can’t be stored, doesn’t keep those beside it from being counted', async () => {
  const tyrell = PartnerId.parse('tyrell');
  const events = Array.from({ length: 120 }, (_, n) =>
    event(tyrell, 'order.placed', morning('2026-03-02'), 1, n % 2 ? 'EUR' : 'USD'),
  );
  await Promise.all(events.slice(0, 7).map((one) => reports.record(one)));
  const odd = { ...event(tyrell, 'order.placed', morning('2026-03-02')), id: 'not/an/id' };
  const counted = await Promise.allSettled([odd, ...events, ...events].map((one) => reports.record(one)));
  expect(counted.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(counted[0]?.status).toBe('rejected');
  const { reports: totals } = await reports.listDaily(tyrell, '2026-03-02', '2026-03-02');
  expect(Object.fromEntries(totals.map(({ currency, orders }) => [currency, orders]))).toEqual({ EUR: 60, USD: 60 });
});

test('which events were counted is stored for ninety days, longer than any message exists; totals are kept', async () => {
  const umbrella = PartnerId.parse('umbrella');
  const placed = event(umbrella, 'order.placed', morning('2026-04-01'));
  await reports.record(placed);
  const stored = async (id: string) =>
    (await database.container('reports').item(id, [umbrella, '2026-04-01']).read()).resource;
  expect(await stored(placed.id)).toMatchObject({ type: 'counted', ttl: 90 * 24 * 3_600 });
  expect(await stored('total-EUR')).not.toHaveProperty('ttl');
});
