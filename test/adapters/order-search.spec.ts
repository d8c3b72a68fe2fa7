import { effectivePartitionKey } from '@partner-orders/embedded-azure/internals/cosmos/partition-key/effective-partition-key';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { PendingOrder } from '../../shared/domain/order.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
import type { TermCondition } from '../../shared/domain/order-terms.ts';
import { update } from '../../shared/domain/order-update.ts';
import { MOST_LOOKED_AT, type OrderFilter } from '../../shared/ports/orders.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;

const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');
const price = { amount: 1, currency: 'EUR' as const };
const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n));
const key = { paths: [['partnerId'], ['orderId']], kind: 'MultiHash', version: 2 } as const;
const rangeStarts = ['key-3', 'key-9', 'key-17'].map((name) =>
  effectivePartitionKey([acme, orderIdFor(acme, name)], key),
);

interface Placed {
  city?: string;
  name?: string;
  reference?: string;
  skus?: string[];
  metadata?: Record<string, string>;
  by?: PartnerId;
}

let count = 0;
async function placed({ city = 'Wien', name = 'A. Buyer', reference, skus = ['MUG-01'], metadata, by = acme }: Placed) {
  count += 1;
  const lines = skus.map((sku) => ({ sku: Sku.parse(sku), quantity: 1, unitPrice: price, total: price }));
  const shipTo = { name, street: 'Main 1', city, postalCode: `10${count % 3} 0`, country: 'AT' };
  const request = { lines, shipTo, paymentMethod: 'pm_card_visa', reference, ...(metadata ? { metadata } : {}) };
  const placing = { partnerId: by, idempotencyKey: `key-${count}`, at: minute(count) };
  const { order, event } = place(request, { lines, total: price }, placing);
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  return order;
}

const refOf = ({ partnerId, id }: PendingOrder) => ({ partnerId, orderId: id });
const exact = (field: TermCondition['field'], value: string, key?: string) => ({
  terms: [{ field, value, key, match: 'exact' as const }],
});
const begins = (field: TermCondition['field'], value: string, key?: string) => ({
  terms: [{ field, value, key, match: 'prefix' as const }],
});

/** The ids of each page. */
async function pages(filter: OrderFilter, limit = 3, newestFirst = false): Promise<string[][]> {
  const found: string[][] = [];
  let after: string | undefined;
  do {
    const page = await orders.list(acme, filter, { limit, newestFirst, after });
    expect(page.unreadable).toEqual([]);
    found.push(page.orders.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return found;
}
const search = async (...asked: Parameters<typeof pages>) => (await pages(...asked)).flat();
const idsOf = (some: (PendingOrder | undefined)[]) => some.map((order) => order?.id);

describe.each([
  ['each partner on one of four physical ranges', {}],
  ['a partner over four physical ranges', { rangeStarts }],
])('%s', (_, options) => {
  const cities = ['Berlin', 'BERN', 'Łódź', 'bern ', 'Berlin', 'Wien', 'Bergen', 'Berlin'];
  let all: PendingOrder[];

  beforeAll(async () => {
    count = 0;
    database = await cosmosDatabase(options);
    orders = new CosmosOrders(database.container('orders'));
    all = [];
    for (const city of cities) all.push(await placed({ city, reference: `PO-${all.length}` }));
    for (const city of cities) await placed({ city, by: globex, skus: ['OTHER-1'] });
  });
  afterAll(() => database?.close());

  test('an exact value is found by time in both directions, whatever its case, accents and spaces are', async () => {
    const berlin = idsOf([all[0], all[4], all[7]]);
    expect(await pages(exact('city', 'bérlin'), 2)).toEqual([berlin.slice(0, 2), berlin.slice(2)]);
    expect(await search(exact('city', 'Berlin'), 2, true)).toEqual([...berlin].reverse());
    expect(await search(exact('city', 'lodz'))).toEqual(idsOf([all[2]]));
    expect(await search(exact('reference', 'po-5'))).toEqual(idsOf([all[5]]));
    expect(await search(exact('postalCode', '101-0'))).toEqual(idsOf([all[0], all[3], all[6]]));
    expect(await search({ ...exact('city', 'Berlin'), createdAfter: minute(1), createdBefore: minute(8) })).toEqual(
      idsOf([all[4]]),
    );
  });

  test('a prefix is found by value, then by time, without gaps or repetitions', async () => {
    const sorted = idsOf([all[6], all[0], all[4], all[7], all[1], all[3]]);
    for (const limit of [1, 2, 3, 4, 100]) expect(await search(begins('city', 'ber'), limit)).toEqual(sorted);
    expect(await search(begins('city', 'x'))).toEqual([]);
    expect(await search(begins('recipient', 'a. b'), 100)).toHaveLength(cities.length);
  });

  test('an order is found by each of its SKUs and metadata, also if it has more than one document holds', async () => {
    const skus = Array.from({ length: 9 }, (_, n) => `BIG-${n}`);
    const big = await placed({ skus, metadata: { colour: 'Dark Red', size: 'XL' } });
    const small = await placed({ skus: ['BIG-3'], metadata: { colour: 'dark blue' } });
    for (const sku of skus) expect(await search(exact('sku', sku))).toContain(big.id);
    expect(await search(exact('sku', 'big-3'))).toEqual([big.id, small.id]);
    expect(await search(begins('sku', 'BIG-'), 1)).toEqual([big.id, small.id]);
    expect(await search(exact('metadata', 'dark red', 'colour'))).toEqual([big.id]);
    expect(await search(begins('metadata', 'dark', 'colour'), 1)).toEqual([small.id, big.id]);
    expect(await search(exact('metadata', 'xl', 'colour'))).toEqual([]);
    expect(await search({ terms: [...exact('sku', 'BIG-3').terms, ...exact('metadata', 'xl', 'size').terms] })).toEqual(
      [big.id],
    );
  });

  test('a changed order is found by its new values only, and once', async () => {
    const order = await placed({ city: 'Oldtown', reference: 'first' });
    const shipTo = { ...order.shipTo, city: 'Oldham' };
    await orders.change(refOf(order), (now) => update(now, { shipTo, reference: null }, { at: minute(500) }) as never);
    expect(await search(exact('city', 'Oldtown'))).toEqual([]);
    expect(await search(exact('city', 'Oldham'))).toEqual([order.id]);
    expect(await search(begins('city', 'old'), 1)).toEqual([order.id]);
    expect(await search(exact('reference', 'first'))).toEqual([]);
    await orders.change(refOf(order), (now) => update(now, { shipTo: order.shipTo }, { at: minute(501) }) as never);
    for (const limit of [1, 3]) expect(await search(exact('city', 'Oldtown'), limit)).toEqual([order.id]);
  });

  test('other filters leave out orders, and several statuses are one list', async () => {
    const ref = refOf(all[4] as PendingOrder);
    await orders.change(ref, (now) => claim(now, { run: 'run', at: minute(100) }));
    await orders.change(ref, (now) => reserve(now, { run: 'run', at: minute(100) }));
    const berlin = exact('city', 'berlin');
    expect(await search({ ...berlin, status: 'reserved' }, 1)).toEqual(idsOf([all[4]]));
    expect(await search({ ...berlin, statuses: ['pending', 'failed'] }, 1)).toEqual(idsOf([all[0], all[7]]));
    const both = await search({ statuses: ['pending', 'reserved'] }, 3);
    expect(both).toEqual(await search({}, 3));
    expect(await search({ statuses: ['reserved', 'failed'] }, 3)).toEqual(idsOf([all[4]]));
  });
});

describe('the cost of a page', () => {
  /** Request units and requests of one page. */
  async function costOf(filter: OrderFilter, limit = 10) {
    const cost = { units: 0, calls: 0 };
    const counting = database.counting('orders', (_, units) => {
      cost.units += units;
      cost.calls += 1;
    });
    const { orders: found } = await new CosmosOrders(counting).list(acme, filter, { limit, newestFirst: true });
    return { ...cost, found: found.length };
  }

  beforeAll(async () => {
    count = 0;
    database = await cosmosDatabase();
    orders = new CosmosOrders(database.container('orders'));
  });
  afterAll(() => database?.close());

  test('is the same for any number of orders, and has a bound where other filters leave out all of them', async () => {
    const add = (more: number) =>
      Promise.all(Array.from({ length: more }, (_, n) => placed({ city: n % 2 ? 'Bern' : 'Berlin' })));
    await add(MOST_LOOKED_AT * 2 + 4);
    const filters = [
      exact('city', 'bern'),
      begins('city', 'ber'),
      exact('sku', 'MUG-01'),
      { statuses: ['pending', 'failed'] as const },
    ];
    const few = await Promise.all(filters.map((filter) => costOf(filter)));
    expect(few.map(({ found }) => found)).toEqual([10, 10, 10, 10]);
    const none = await costOf({ ...exact('city', 'bern'), status: 'failed' });
    expect(none.found).toBe(0);
    await add(1_000);
    expect(await Promise.all(filters.map((filter) => costOf(filter)))).toEqual(few);
    expect(await costOf({ ...exact('city', 'bern'), status: 'failed' })).toEqual(none);
  });
});
