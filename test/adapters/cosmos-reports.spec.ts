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
  reports = new CosmosReports(database.container('reports'));
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

test('a report that was deleted can be counted again', async () => {
  const hooli = PartnerId.parse('hooli');
  const placed = event(hooli, 'order.placed', morning('2026-03-01'));
  await reports.record(placed);
  await reports.forget(hooli);
  expect((await reports.listDaily(hooli, '2026-03-01', '2026-03-01')).reports).toEqual([]);
  await reports.record(placed);
  expect((await reports.listDaily(hooli, '2026-03-01', '2026-03-01')).reports).toMatchObject([{ orders: 1 }]);
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
