import { effectivePartitionKey } from '@partner-orders/embedded-azure/internals/cosmos/partition-key/effective-partition-key';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { type OrderId, orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { place } from '../../shared/domain/order-placement.ts';
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
async function placed(at: Date, partnerId = acme): Promise<OrderId> {
  count += 1;
  const placing = { partnerId, idempotencyKey: `key-${count}`, at };
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
  const { order, event } = place(request, { lines: [line], total: price }, placing);
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  return order.id;
}

async function changed(orderId: OrderId, at: Date): Promise<void> {
  const step = { run: 'run', at };
  await orders.change({ partnerId: acme, orderId }, (now) => claim(now, step));
  const { kind } = await orders.change({ partnerId: acme, orderId }, (now) => reserve(now, step));
  expect(kind).toBe('changed');
}

const asked = { changedAfter: minute(-1), changedUntil: minute(9_999) };

async function pages(request: Partial<typeof asked> & { limit: number }, between?: () => Promise<unknown>) {
  const found: OrderId[][] = [];
  let after: string | undefined;
  do {
    const page = await orders.listChanged(acme, { ...asked, ...request, after });
    found.push(page.orders.map(({ id }) => id as OrderId));
    after = page.next;
    await between?.();
  } while (after !== undefined);
  return found;
}

describe.each([
  ['each partner on one of four physical ranges', {}],
  ['a partner over four physical ranges', { rangeStarts }],
])('%s', (_, options) => {
  let ids: OrderId[];
  beforeAll(async () => {
    count = 0;
    database = await cosmosDatabase(options);
    orders = new CosmosOrders(database.container('orders'));
    ids = [];
    for (let n = 0; n < 24; n += 1) ids.push(await placed(minute(n)));
    for (let n = 0; n < 10; n += 1) await placed(minute(n), globex);
  });
  afterAll(() => database?.close());

  test('pages follow each other by the last change, without gaps or repetitions', async () => {
    const found = await pages({ limit: 7 });
    expect(found.map((page) => page.length)).toEqual([7, 7, 7, 3]);
    expect(found.flat()).toEqual(ids);
    expect((await pages({ limit: 24 })).map((page) => page.length)).toEqual([24]);
  });

  test('an order that changed is where it changed last, and one that only we see differently stays', async () => {
    const [first, second, ...rest] = ids as [OrderId, OrderId, ...OrderId[]];
    await changed(first, minute(100));
    await orders.change({ partnerId: acme, orderId: second }, (now) => claim(now, { run: 'run', at: minute(101) }));
    ids = [second, ...rest, first];
    expect((await pages({ limit: 5 })).flat()).toEqual(ids);
  });

  test('the time after which is not included, and the time up to which is', async () => {
    const request = { limit: 2, changedAfter: minute(3), changedUntil: minute(8) };
    expect((await pages(request)).flat()).toEqual(ids.slice(3, 8));
    expect((await pages({ ...request, changedAfter: new Date(minute(3).getTime() + 1) })).flat()).toEqual(
      ids.slice(3, 8),
    );
    expect((await pages({ limit: 2, changedAfter: minute(20_000) })).flat()).toEqual([]);
  });

  test('orders that change while their list is read come again at its end, and none is missed', async () => {
    const before = [...ids];
    const moving = [ids[1], ids[2], ids[9], ids[15]] as OrderId[];
    let at = 200;
    const found = await pages({ limit: 3 }, async () => {
      const next = moving.shift();
      if (next) await changed(next, minute(at++));
    });
    expect(new Set(found.flat())).toEqual(new Set(before));
    const twice = found.flat().filter((id, n, all) => all.indexOf(id) !== n);
    // The other two moved before a page came to them.
    expect(twice).toEqual([before[1], before[2]]);
    expect(found.flat().slice(-4)).toEqual([before[1], before[2], before[9], before[15]]);
    ids = found.flat().slice(-24);
  });

  test('orders of the same millisecond are divided over pages', async () => {
    const same: OrderId[] = [];
    for (let n = 0; n < 7; n += 1) same.push(await placed(minute(500)));
    const request = { limit: 3, changedAfter: minute(499) };
    expect((await pages(request)).map((page) => page.length)).toEqual([3, 3, 1]);
    expect((await pages(request)).flat()).toEqual(same.sort());
    expect((await pages({ ...request, changedAfter: minute(500) })).flat()).toEqual([]);
  });

  test('an order that can’t be read is named, also where a page ends', async () => {
    const broken = [await placed(minute(600)), await placed(minute(601))];
    const good = await placed(minute(602));
    for (const id of broken) {
      const item = database.container('orders').item(id, [acme, id]);
      const { resource } = await item.read();
      const { total: _, ...order } = resource.order;
      await item.replace({ ...resource, order });
    }
    const request = { ...asked, changedAfter: minute(599), limit: 2 };
    const page = await orders.listChanged(acme, request);
    expect([page.orders, page.unreadable]).toEqual([[], broken]);
    const next = await orders.listChanged(acme, { ...request, after: page.next });
    expect(next).toEqual({ orders: [expect.objectContaining({ id: good })], unreadable: [], next: undefined });
  });

  test('a page costs the same with more orders before and after it, and of other partners', async () => {
    let units = 0;
    const counting = new CosmosOrders(
      database.counting('orders', (_call, charge) => {
        units += charge;
      }),
    );
    const costOf = async (after: Date) => {
      units = 0;
      const page = await counting.listChanged(acme, { ...asked, changedAfter: after, limit: 4 });
      expect(page.orders).toHaveLength(4);
      return units;
    };
    await costOf(minute(5));
    const few = await costOf(minute(5));
    await Promise.all(Array.from({ length: 40 }, (_, n) => placed(minute(n - 60))));
    await Promise.all(Array.from({ length: 40 }, (_, n) => placed(minute(n + 700))));
    await Promise.all(Array.from({ length: 40 }, (_, n) => placed(minute(n), globex)));
    expect(few).toBeGreaterThan(0);
    // Each of four ranges may look at a whole page, at 0.03 for an order.
    expect(await costOf(minute(5))).toBeLessThanOrEqual(few + 0.6);
    expect(await costOf(minute(710))).toBeLessThanOrEqual(few + 0.6);
  });
});
