import { afterAll, beforeAll, expect, test } from 'vitest';
import { releaseOrphanedStock } from '../../functions/timers/release-orphaned-stock.ts';
import { CosmosHeldStock } from '../../shared/adapters/cosmos/cosmos-held-stock.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosStock } from '../../shared/adapters/cosmos/cosmos-stock.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { readHeldUnits, toStockCount } from '../../shared/adapters/cosmos/read-held-units.ts';
import { Movement, Reservation, StockLevel } from '../../shared/adapters/cosmos/stock-documents.ts';
import { type OrderId, orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import { Random } from '../random.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let stock: CosmosStock;
let ledger: CosmosStockLedger;
const time = { now: Date.parse('2026-01-01T12:00:00.000Z') };
const clock = {
  now: () => {
    time.now += 1;
    return new Date(time.now);
  },
};

beforeAll(async () => {
  database = await cosmosDatabase();
  stock = new CosmosStock(database.container('catalog'), clock);
  ledger = new CosmosStockLedger(database.container('catalog'));
});
afterAll(() => database?.close());

let count = 0;
function next(): number {
  count += 1;
  return count;
}
const aSku = () => Sku.parse(`LEDGER-${next()}`);
const anOrderId = (): OrderId => orderIdFor(PartnerId.parse('acme'), `order-${next()}`);
const adjust = (sku: Sku, change: { delta: number } | { count: number }, id = `adjustment-${next()}`) =>
  ledger.adjust({
    id,
    fingerprint: JSON.stringify(change),
    sku,
    change,
    reason: 'Delivery 1',
    by: 'shop',
    at: clock.now(),
  });

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(time.now + days * DAY_MS);
/** What comes back for an order of today. */
const returnNow = (id: string) => ({
  ...{ id, reason: 'refund', by: 'refund-saga' },
  ...{ placedAt: later(0), dueSince: later(0) },
});

/** The stock of a SKU after so many days: what has a shorter time to live is gone. */
async function after(days: number, sku: Sku) {
  for (const { id, ttl } of await documentsOf(sku)) {
    if (typeof ttl === 'number' && ttl <= days * 86_400) {
      await database.container('catalog').item(String(id), sku).delete();
    }
  }
  return new CosmosStock(database.container('catalog'), { now: () => later(days) }, { historyDays: 30 });
}

async function documentsOf(sku: Sku) {
  const { resources } = await database
    .container('catalog')
    .items.query('SELECT * FROM c', { partitionKey: sku })
    .fetchAll();
  return resources as ({ type: string } & Record<string, unknown>)[];
}
async function levelOf(sku: Sku) {
  const level = StockLevel.parse((await documentsOf(sku)).find(({ type }) => type === 'stock'));
  return toStockCount(level, (await readHeldUnits(database.container('catalog'), [sku])).get(sku));
}

/** What the documents say: everything that came in is available, reserved or sold, and each order's part is right. */
async function checkBooks(sku: Sku): Promise<void> {
  const documents = await documentsOf(sku);
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  const movements = documents.filter(({ type }) => type === 'movement').map((one) => Movement.parse(one));
  const reservations = documents.filter(({ type }) => type === 'reservation').map((one) => Reservation.parse(one));
  const cameIn = sum(movements.filter(({ movement }) => movement !== 'restock').map(({ quantity }) => quantity));
  const restocked = sum(movements.filter(({ movement }) => movement === 'restock').map(({ quantity }) => quantity));
  const inState = (wanted: string) =>
    sum(reservations.filter(({ state }) => state === wanted).map(({ quantity }) => quantity));
  const { available, reserved, sold } = await levelOf(sku);
  expect({ total: available + reserved + sold, reserved, sold }).toEqual({
    total: cameIn,
    reserved: inState('reserved'),
    sold: inState('sold') - restocked,
  });
  expect(restocked).toBe(sum(reservations.map((one) => one.restocked ?? 0)));
}

async function movementsOf(sku: Sku, limit = 200) {
  const all = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page = await ledger.listMovements(sku, { after, limit });
    expect(page.movements.length).toBeLessThanOrEqual(limit);
    all.push(...page.movements);
    after = page.next;
  }
  return all;
}

test('deliveries, corrections and counts change the stock once per id, and never below zero', async () => {
  const sku = aSku();
  expect(await adjust(sku, { delta: -1 })).toMatchObject({ kind: 'below_zero', stock: { available: 0 } });
  expect(await adjust(sku, { delta: 10 }, 'd1')).toMatchObject({
    kind: 'adjusted',
    movement: { type: 'delivery', quantity: 10 },
  });
  expect(await adjust(sku, { delta: 10 }, 'd1')).toMatchObject({ kind: 'repeated', movement: { quantity: 10 } });
  expect(await adjust(sku, { delta: 11 }, 'd1')).toEqual({ kind: 'id_reused' });
  expect(await adjust(sku, { delta: -10 }, 'd2')).toMatchObject({ kind: 'adjusted' });
  expect(await adjust(sku, { delta: -10 }, 'd2')).toMatchObject({ kind: 'repeated' });
  await adjust(sku, { delta: 10 });
  await stock.reserve(anOrderId(), [{ sku, quantity: 4 }]);
  expect(await adjust(sku, { count: 3 })).toMatchObject({ kind: 'below_zero', stock: { available: 6, reserved: 4 } });
  expect(await adjust(sku, { delta: -7 })).toMatchObject({ kind: 'below_zero' });
  expect(await adjust(sku, { count: 9 }, 'c1')).toMatchObject({ movement: { type: 'correction', quantity: -1 } });
  expect(await adjust(sku, { count: 9 }, 'c1')).toMatchObject({ kind: 'repeated' });
  expect(await levelOf(sku)).toEqual({ available: 5, reserved: 4, sold: 0 });
  await checkBooks(sku);
});

test('adjustments and orders at once each count once', async () => {
  const sku = aSku();
  await Promise.all(Array.from({ length: 10 }, () => adjust(sku, { delta: 5 })));
  const work = Array.from({ length: 20 }, async (_, n) => {
    if (n % 5 === 0) return void (await adjust(sku, { count: 48 }));
    const order = anOrderId();
    await stock.reserve(order, [{ sku, quantity: 2 }]);
    const lines = [{ sku, quantity: 2 }];
    if (n % 2) await stock.sell(order, lines);
    else await stock.release(order, lines);
  });
  await Promise.all(work);
  await checkBooks(sku);
});

test('a confirmed order consumes its reservation once, and it can’t be given back', async () => {
  const [sku, other] = [aSku(), aSku()];
  await adjust(sku, { delta: 10 });
  await adjust(other, { delta: 10 });
  const order = anOrderId();
  const lines = [
    { sku, quantity: 1 },
    { sku: other, quantity: 2 },
    { sku, quantity: 2 },
  ];
  await stock.reserve(order, lines);
  for (let n = 0; n < 3; n += 1) expect(await stock.sell(order, lines)).toEqual({ kind: 'sold' });
  expect([await levelOf(sku), await levelOf(other)]).toEqual([
    { available: 7, reserved: 0, sold: 3 },
    { available: 8, reserved: 0, sold: 2 },
  ]);
  await expect(stock.release(order, lines)).rejects.toThrow('is sold');
  expect(await stock.reserve(order, lines)).toEqual({ kind: 'reserved' });
  expect(await stock.sell(anOrderId(), lines)).toMatchObject({ kind: 'not_reserved' });
  await checkBooks(sku);
});

test('what comes back is on sale again, once per id, and never more than was sold', async () => {
  const sku = aSku();
  await adjust(sku, { delta: 5 });
  const order = anOrderId();
  await stock.reserve(order, [{ sku, quantity: 4 }]);
  const back = (quantity: number, id: string) => stock.restock(order, [{ sku, quantity }], returnNow(id));
  // The message about the sale may come later.
  expect(await back(3, 'r1')).toEqual({ kind: 'restocked' });
  expect(await back(3, 'r1')).toEqual({ kind: 'restocked' });
  expect(await back(2, 'r2')).toEqual({ kind: 'too_many', skus: [sku] });
  expect(await levelOf(sku)).toEqual({ available: 4, reserved: 0, sold: 1 });
  expect(await back(1, 'r3')).toEqual({ kind: 'restocked' });
  expect((await movementsOf(sku)).map(({ type, quantity }) => `${type} ${quantity}`)).toEqual([
    ...['restock 1', 'restock 3', 'sale 4', 'delivery 5'],
  ]);
  await checkBooks(sku);
});

test('the ledger lists what is reserved, then every movement, newest first, in pages of any size', async () => {
  const sku = aSku();
  await adjust(sku, { delta: 100 });
  const orders = Array.from({ length: 6 }, anOrderId);
  for (const order of orders) await stock.reserve(order, [{ sku, quantity: 1 }]);
  await stock.sell(orders[0] as OrderId, [{ sku, quantity: 1 }]);
  await stock.release(orders[1] as OrderId, [{ sku, quantity: 1 }], 'the bank refused');
  const all = await movementsOf(sku);
  expect(all.map(({ type, orderId }) => [type, orderId])).toEqual([
    ...[5, 4, 3, 2].map((n) => ['reservation', orders[n]]),
    ['release', orders[1]],
    ['sale', orders[0]],
    ['delivery', undefined],
  ]);
  expect(all[4]).toMatchObject({ reason: 'the bank refused', quantity: 1, reservedAt: expect.any(String) });
  for (const limit of [1, 2, 3, 7]) expect(await movementsOf(sku, limit)).toEqual(all);
});

test('reserving costs one batch, and no more than before there was a ledger, but for its place in it', async () => {
  const sku = aSku();
  await adjust(sku, { delta: 10 });
  const calls: string[] = [];
  let requestUnits = 0;
  const container = database.counting('catalog', (call, charge) => {
    calls.push(call);
    requestUnits += charge;
  });
  await new CosmosStock(container, clock).reserve(anOrderId(), [{ sku, quantity: 1 }]);
  expect(calls).toEqual(['batch']);
  // 15.19 before: a reservation has one indexed value more.
  expect(requestUnits).toBeCloseTo(15.25, 1);
});

test('a sale changes only its reservation, and products show what is reserved and what is sold', async () => {
  const sku = aSku();
  await adjust(sku, { delta: 10 });
  const orders = [anOrderId(), anOrderId(), anOrderId()];
  for (const order of orders) await stock.reserve(order, [{ sku, quantity: 2 }]);
  const charges: [string, number][] = [];
  const counting = database.counting('catalog', (call, charge) => void charges.push([call, charge]));
  await new CosmosStock(counting, clock).sell(orders[0] as OrderId, [{ sku, quantity: 2 }]);
  // 20.4 with a level that counts what is sold.
  expect(charges).toEqual([['batch', expect.closeTo(10.3, 0)]]);

  const products = new CosmosProducts(database.container('catalog'));
  const name = { name: 'A mug', prices: [], discontinuedAt: undefined, lowStockAt: undefined };
  await products.change(sku, () => ({ ...name, updatedAt: clock.now().toISOString() }));
  const stored = { available: 4, reserved: 4, sold: 2 };
  expect(await products.find(sku)).toMatchObject({ stock: stored });
  const { entries } = await products.list({ limit: 1_000 });
  expect(entries.find(({ product }) => product.sku === sku)).toMatchObject({ stock: stored });
});

test.each(Array.from({ length: 20 }, (_, seed) => seed))(
  'whatever happens, everything that came in is available, reserved or sold (seed %i)',
  async (seed) => {
    const random = new Random(seed);
    const sku = aSku();
    await adjust(sku, { delta: 20 });
    const orders = Array.from({ length: 4 }, () => ({ id: anOrderId(), line: { sku, quantity: 1 + random.below(6) } }));
    const act = async () => {
      const { id, line } = random.of(orders);
      const back = returnNow(`back-${id}-${random.below(3)}`);
      const part = { sku, quantity: 1 + random.below(line.quantity) };
      const actions = [
        () => stock.reserve(id, [line]),
        () => stock.sell(id, [line]),
        () => stock.release(id, [line]),
        () => stock.restock(id, [part], back),
        () => adjust(sku, { delta: random.below(9) - 4 || 1 }),
        () => adjust(sku, { count: random.below(30) }),
      ];
      // A release of what is sold is refused, and one that loses a race is tried again by its saga.
      await random
        .of(actions)()
        .catch(() => undefined);
    };
    for (let n = 0; n < 8; n += 1) await Promise.all([act(), act(), act()]);
    await checkBooks(sku);
  },
);

test('reservations of orders that have ended are settled, at a bounded cost, and those in progress stay', async () => {
  const sku = aSku();
  await adjust(sku, { delta: 1_000 });
  const write = async (status: string, sagaStatus: string) => {
    const id = anOrderId();
    const keys = { id, partnerId: 'acme', orderId: id, type: 'order' };
    await database.container('orders').items.create({ ...keys, status, sagaStatus });
    await stock.reserve(id, [{ sku, quantity: 1 }]);
    return id;
  };
  const busy = await Promise.all(Array.from({ length: 120 }, () => write('reserved', 'running')));
  const undoing = await write('failed', 'compensating');
  const failed = await write('failed', 'completed');
  const confirmed = await write('confirmed', 'completed');
  const absent = anOrderId();
  await stock.reserve(absent, [{ sku, quantity: 1 }]);
  const names = { catalog: database.container('catalog'), orders: database.container('orders') };
  const heldStock = new CosmosHeldStock({ ...names, releases: database.container('releases') });
  const run = () => releaseOrphanedStock({ heldStock, stock, clock }, { afterMs: 60_000 });

  await run();
  expect((await levelOf(sku)).reserved).toBe(124);
  time.now += 60_000;
  const young = await write('failed', 'completed');
  await run();
  expect((await levelOf(sku)).reserved).toBe(125);
  await run();
  expect(await levelOf(sku)).toEqual({ available: 877, reserved: 122, sold: 1 });
  const states = Object.fromEntries(
    (await documentsOf(sku)).filter(({ type }) => type === 'reservation').map(({ orderId, state }) => [orderId, state]),
  );
  expect([busy[0], undoing, failed, confirmed, absent, young].map((id) => states[id ?? ''])).toEqual([
    ...['reserved', 'reserved', 'released', 'sold', 'released', 'reserved'],
  ]);
  await checkBooks(sku);
});

test('what orders have done expires, what is reserved and what the merchant booked stays, and the books add up', async () => {
  const sku = aSku();
  await adjust(sku, { delta: 20 });
  const [sold, released, never, open] = [anOrderId(), anOrderId(), anOrderId(), anOrderId()];
  for (const order of [sold, released, open]) await stock.reserve(order, [{ sku, quantity: 4 }]);
  for (const order of [released, never]) await stock.release(order, [{ sku, quantity: 4 }]);
  await stock.restock(sold, [{ sku, quantity: 1 }], returnNow('expiring'));
  const counts = { available: 13, reserved: 4, sold: 3 };
  expect(await levelOf(sku)).toEqual(counts);
  const expiring = (await documentsOf(sku)).filter(({ ttl }) => ttl !== undefined);
  expect(expiring.map(({ id, ttl }) => [id, ttl]).sort()).toEqual(
    [sold, released, never]
      .map((order) => [`reservation-${order}`, 30 * 86_400])
      .concat([['movement-expiring', 30 * 86_400]])
      .sort(),
  );
  expect((await database.container('catalog').read()).resource?.defaultTtl).toBe(-1);

  await after(30, sku);
  expect(await levelOf(sku)).toEqual(counts);
  expect((await movementsOf(sku)).map(({ type, quantity }) => `${type} ${quantity}`)).toEqual([
    'reservation 4',
    'delivery 20',
  ]);
});

test('whatever comes after the expiry changes nothing twice', async () => {
  const sku = aSku();
  const lines = [{ sku, quantity: 4 }];
  await adjust(sku, { delta: 20 });
  const order = anOrderId();
  await stock.reserve(order, lines);
  await stock.sell(order, lines);
  const confirmedAt = later(0);
  const old = await after(31, sku);

  // The message that consumes the reservation comes a second time.
  expect(await old.sell(order, lines, confirmedAt)).toEqual({ kind: 'sold' });
  expect(await old.sell(order, lines, later(2))).toEqual({ kind: 'not_reserved', skus: [sku] });
  expect(await levelOf(sku)).toEqual({ available: 16, reserved: 0, sold: 4 });

  // A refund of an old order.
  const back = (id: string, days: number, quantity = 3) =>
    old.restock(order, [{ sku, quantity }], { ...returnNow(id), placedAt: confirmedAt, dueSince: later(days) });
  for (let n = 0; n < 2; n += 1) expect(await back('late', 31)).toEqual({ kind: 'restocked' });
  expect(await levelOf(sku)).toEqual({ available: 19, reserved: 0, sold: 1 });
  // More than orders took of it at all.
  expect(await back('more', 31, 2)).toEqual({ kind: 'too_many', skus: [sku] });
  // One that was due so long ago that it may have come back and be forgotten.
  expect(await back('later', 1)).toEqual({ kind: 'too_late' });
  // Of a new order that never had a reservation.
  const fresh = { ...returnNow('fresh'), placedAt: later(2), dueSince: later(31) };
  expect(await old.restock(anOrderId(), [{ sku, quantity: 1 }], fresh)).toEqual({ kind: 'too_many', skus: [sku] });
  expect(await levelOf(sku)).toEqual({ available: 19, reserved: 0, sold: 1 });

  // An undo of a saga that was stuck for long.
  const undone = anOrderId();
  await stock.release(undone, lines);
  await (await after(31, sku)).release(undone, lines);
  expect(await stock.reserve(undone, lines)).toMatchObject({ kind: 'out_of_stock' });
  expect(await levelOf(sku)).toEqual({ available: 19, reserved: 0, sold: 1 });
});
