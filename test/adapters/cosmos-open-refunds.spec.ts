import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosOpenRefunds } from '../../shared/adapters/cosmos/cosmos-open-refunds.ts';
import { toRefundDocument } from '../../shared/adapters/cosmos/refund-document.ts';
import { orderIdFor, PartnerId, refundIdFor } from '../../shared/domain/ids.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { orders, refundOf } from '../sample-orders.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let open: CosmosOpenRefunds;
const calls: { call: string; requestUnits: number }[] = [];

beforeAll(async () => {
  database = await cosmosDatabase();
  const counting = database.counting('orders', (call, requestUnits) => calls.push({ call, requestUnits }));
  open = new CosmosOpenRefunds(counting);
});
afterAll(() => database?.close());

const HOUR = 3_600_000;
const start = Date.parse('2026-01-10T00:00:00Z');
const at = (hours: number) => new Date(start + hours * HOUR);
const seenAt = (hours: number) => at(hours).toISOString();
const stuck = (hours: number): Refund['saga'] => {
  const because = { code: 'error', message: 'no answer' };
  return { status: 'stuck', seenAt: seenAt(hours), remaining: ['refund-payment'], because };
};

async function store(partner: string, n: number, saga: Refund['saga'], more: Partial<Refund> = {}): Promise<string> {
  const partnerId = PartnerId.parse(partner);
  const orderId = orderIdFor(partnerId, `${n}`);
  const { refund } = refundOf(orders.confirmed, 500);
  const stored = { ...refund, ...more, id: refundIdFor(orderId, 'r'), partnerId, orderId, saga };
  await database.container('orders').items.create(toRefundDocument(stored));
  return stored.id;
}

test('a partner’s silent refunds are found by the time for which a living saga may be silent, and no others', async () => {
  const acme = PartnerId.parse('acme');
  const lost = await store('acme', 1, { status: 'running', seenAt: seenAt(0) });
  const stuckLong = await store('acme', 2, stuck(-1.5));
  const waitingLong = await store(
    'acme',
    3,
    { status: 'waiting', seenAt: seenAt(-49) },
    { atProviderSince: seenAt(-90) },
  );
  await store('acme', 4, stuck(-0.5));
  await store('acme', 5, { status: 'waiting', seenAt: seenAt(-20) }, { atProviderSince: seenAt(-30) });
  await store('acme', 6, { status: 'completed' });
  await store('acme-too', 7, { status: 'running', seenAt: seenAt(-5) });

  const due = await open.listDue(acme, at(0.1), 10);
  expect(due.map(({ refundId }) => refundId)).toEqual([waitingLong, stuckLong, lost]);
  expect((await open.listDue(acme, at(0.1), 1)).map(({ refundId }) => refundId)).toEqual([waitingLong]);
  expect(await open.listDue(acme, at(-1.1), 10)).toEqual([]);
  expect(due[0]).toMatchObject({ partnerId: 'acme', orderId: orderIdFor(acme, '3') });
  expect(await open.countAtProvider(at(-40))).toBe(1);
  expect(await open.countAtProvider(at(-100))).toBe(0);
});

test('partners with open refunds are found one by one, with the first time of each', async () => {
  await store('globex', 1, { status: 'completed' });
  await store('initech', 1, { status: 'running', seenAt: seenAt(3) });
  await store('initech', 2, { status: 'running', seenAt: seenAt(2) });
  const next = await open.findNextPartner(PartnerId.parse('acme-too'));
  expect(next).toEqual({ partnerId: 'initech', searchAt: at(2) });
  expect(await open.findNextPartner(next?.partnerId)).toBeUndefined();
});

test('what a search costs does not depend on how many refunds wait', async () => {
  const umbrella = PartnerId.parse('umbrella');
  const cost = async () => {
    calls.length = 0;
    await open.listDue(umbrella, at(0), 5);
    return calls.reduce((sum, { requestUnits }) => sum + requestUnits, 0);
  };
  await store('umbrella', 0, stuck(-2));
  const before = await cost();
  await Promise.all(Array.from({ length: 60 }, (_, n) => store('umbrella', n + 1, stuck(n))));
  expect(await cost()).toBe(before);
});

test('a refund that can’t be read is found too, so that its saga says what is wrong', async () => {
  const wayne = PartnerId.parse('wayne');
  const id = await store('wayne', 1, { status: 'running', seenAt: seenAt(0) });
  const item = database.container('orders').item(id, [wayne, orderIdFor(wayne, '1')]);
  await item.patch([{ op: 'replace', path: '/refund/amount', value: 'a lot' }]);
  expect((await open.listDue(wayne, at(1), 5)).map(({ refundId }) => refundId)).toEqual([id]);
});
