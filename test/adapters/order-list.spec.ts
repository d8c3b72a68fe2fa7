import { effectivePartitionKey } from '@partner-orders/embedded-azure/internals/cosmos/partition-key/effective-partition-key';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { PendingOrder } from '../../shared/domain/order.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
import type { OrderFilter } from '../../shared/ports/orders.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;

const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');
const price = { amount: 1, currency: 'EUR' as const };
const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n));

/** Physical ranges begin within acme's documents, as when Azure splits a range that one partner fills. */
const key = { paths: [['partnerId'], ['orderId']], kind: 'MultiHash', version: 2 } as const;
const rangeStarts = ['key-3', 'key-9', 'key-17'].map((name) =>
  effectivePartitionKey([acme, orderIdFor(acme, name)], key),
);

let count = 0;
async function placed(at: Date, partnerId = acme, reference?: string): Promise<PendingOrder> {
  count += 1;
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa', reference };
  const placing = { partnerId, idempotencyKey: `key-${count}`, at };
  const { order, event } = place(request, { lines: [line], total: price }, placing);
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  return order;
}

async function pages(filter: OrderFilter, limit: number, newestFirst: boolean, between?: () => Promise<unknown>) {
  const found: string[][] = [];
  let after: string | undefined;
  do {
    const page = await orders.list(acme, filter, { limit, newestFirst, after });
    found.push(page.orders.map((order) => order.id));
    after = page.next;
    await between?.();
  } while (after !== undefined);
  return found;
}

describe.each([
  ['each partner on one of four physical ranges', {}],
  ['a partner over four physical ranges', { rangeStarts }],
])('%s', (_, options) => {
  let all: PendingOrder[];
  beforeAll(async () => {
    count = 0;
    database = await cosmosDatabase(options);
    orders = new CosmosOrders(database.container('orders'));
    all = [];
    for (let n = 0; n < 25; n += 1) all.push(await placed(minute(n), acme, n % 5 === 0 ? 'fifth' : undefined));
    await Promise.all(Array.from({ length: 10 }, (_, n) => placed(minute(n), globex)));
  });
  afterAll(() => database?.close());

  const idsOf = (list: PendingOrder[]) => list.map((order) => order.id);

  test('pages follow each other without gaps or repetitions, in both directions', async () => {
    const ascending = await pages({}, 7, false);
    expect(ascending.map((page) => page.length)).toEqual([7, 7, 7, 4]);
    expect(ascending.flat()).toEqual(idsOf(all));
    expect((await pages({}, 7, true)).flat()).toEqual(idsOf(all).reverse());
  });

  test('a last page that is full has no next page', async () => {
    expect((await pages({}, 25, false)).map((page) => page.length)).toEqual([25]);
  });

  test('a list contains only the partner’s own orders', async () => {
    const page = await orders.list(globex, {}, { limit: 100, newestFirst: true });
    expect(page.orders).toHaveLength(10);
    expect(new Set(page.orders.map((order) => order.partnerId))).toEqual(new Set(['globex']));
  });

  test('a list can be filtered by the time of creation, without the bounds', async () => {
    const filter = { createdAfter: minute(3), createdBefore: minute(8) };
    expect((await pages(filter, 2, false)).flat()).toEqual(idsOf(all.slice(4, 8)));
  });

  test('a list can be filtered by reference and by status', async () => {
    expect((await pages({ reference: 'fifth' }, 2, false)).flat()).toEqual(idsOf(all.filter((_, n) => n % 5 === 0)));
    const ref = { partnerId: acme, orderId: all[5]?.id ?? all[0]?.id ?? globex } as never;
    const step = { run: 'run', at: minute(100) };
    await orders.change(ref, (now) => claim(now, step));
    await orders.change(ref, (now) => reserve(now, step));
    expect((await pages({ status: 'reserved' }, 2, true)).flat()).toEqual([all[5]?.id]);
    expect((await pages({ status: 'reserved', reference: 'fifth' }, 2, true)).flat()).toEqual([all[5]?.id]);
    expect((await pages({ status: 'pending', reference: 'fifth' }, 2, true)).flat()).toHaveLength(4);
  });

  test('orders that are added meanwhile do not hide or repeat others', async () => {
    const there = idsOf(all);
    let minutes = 1_000;
    const listed = (await pages({}, 3, true, () => placed(minute(minutes++)))).flat();
    expect(listed.filter((id) => there.includes(id as never))).toEqual([...there].reverse());
    expect(new Set(listed).size).toBe(listed.length);
  });
});
