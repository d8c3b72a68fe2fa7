import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOutbox } from '../../shared/adapters/cosmos/cosmos-outbox.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import { claim, reserve } from '../../shared/domain/order-changes.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { OrderMissing } from '../../shared/ports/orders.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;

beforeAll(async () => {
  database = await cosmosDatabase();
  orders = new CosmosOrders(database.container('orders'));
});
afterAll(() => database?.close());

const at = new Date('2026-01-02T03:04:05.000Z');
const acme = PartnerId.parse('acme');
const line = { sku: Sku.parse('MUG-01'), quantity: 1 };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const placement = { fingerprint: 'f', answer: '{}' };

let count = 0;
function aNewOrder(idempotencyKey = `key-${count++}`) {
  const pricing = priceLines([line], new Map([[line.sku, { amount: 1, currency: 'EUR' as const }]]));
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
  const { order, event } = place(request, pricing, { partnerId: acme, idempotencyKey, at });
  return { order, event, ref: { partnerId: acme, orderId: order.id } };
}

test('an added order is read unchanged, with its event', async () => {
  const { order, event, ref } = aNewOrder();
  expect(await orders.add(order, event, placement)).toEqual({ kind: 'added' });
  expect(await orders.get(ref)).toEqual(order);
  expect(await orders.readTimeline(ref)).toEqual([event]);
});

test('when a thousand requests add the same order, one succeeds and the others get its response', async () => {
  const { order, event, ref } = aNewOrder();
  const adding = Array.from({ length: 1_000 }, (_, n) =>
    orders.add(order, event, { fingerprint: `${n}`, answer: '{}' }),
  );
  const outcomes = await Promise.all(adding);
  const winner = outcomes.findIndex((outcome) => outcome.kind === 'added');
  const others = outcomes.filter((_, n) => n !== winner);
  expect(others).toEqual(
    Array(999).fill({ kind: 'placed_before', placement: { fingerprint: `${winner}`, answer: '{}' } }),
  );
  expect(await orders.readTimeline(ref)).toHaveLength(1);
});

test('another partner’s order is not found', async () => {
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, placement);
  const foreign = { ...ref, partnerId: PartnerId.parse('globex') };
  expect(await orders.find(foreign)).toBeUndefined();
  expect(await orders.readTimeline(foreign)).toBeUndefined();
  await expect(orders.change(foreign, (now) => claim(now, { run: 'r', at }))).rejects.toThrow(OrderMissing);
});

test('when many runs claim an order at the same time, only one succeeds', async () => {
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, placement);
  const claims = Array.from({ length: 6 }, (_, n) => orders.change(ref, (now) => claim(now, { run: `run-${n}`, at })));
  const kinds = (await Promise.all(claims)).map((outcome) => outcome.kind);
  expect(kinds.filter((kind) => kind === 'changed')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'superseded')).toHaveLength(5);
});

test('a change that two callers make at the same time is made once, with one event', async () => {
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, placement);
  const step = { run: 'run-1', at };
  await orders.change(ref, (now) => claim(now, step));
  const changes = await Promise.all([1, 2].map(() => orders.change(ref, (now) => reserve(now, step))));
  expect(changes.map((change) => change.kind).sort()).toEqual(['changed', 'unchanged']);
  expect((await orders.readTimeline(ref))?.map((entry) => entry.type)).toEqual(['order.placed', 'order.reserved']);
});

test('a change keeps the first response', async () => {
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, { fingerprint: 'first', answer: '{"first":true}' });
  await orders.change(ref, (now) => claim(now, { run: 'run-1', at }));
  expect(await orders.add(order, event, placement)).toEqual({
    kind: 'placed_before',
    placement: { fingerprint: 'first', answer: '{"first":true}' },
  });
});

test('the outbox reads only events, and parks those that it can’t read', async () => {
  const container = database.container('orders');
  const outbox = new CosmosOutbox(container, { now: () => at });
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, placement);
  const broken = { id: 'evt_broken', ...ref, type: 'event', sequence: 2, event: { of: 'an older time' } };
  await container.items.create(broken);

  const { resources } = await container.items.readAll({ partitionKey: [acme, order.id] }).fetchAll();
  const { events, unreadable } = readOutbox(resources);
  expect(events).toEqual([{ event }]);
  expect(unreadable).toEqual([
    { ...ref, id: 'evt_broken', type: 'event', fault: expect.stringMatching(/^event\.id: /) },
  ]);

  for (const entry of unreadable) await outbox.park(entry, 'not readable');
  const { resource } = await container.item('evt_broken', [acme, order.id]).read();
  expect(resource).toMatchObject({ ...broken, parked: { reason: 'not readable', at: at.toISOString() } });
  expect(readOutbox([resource])).toEqual({ events: [], unreadable: [] });
});

test('when an order was changed meanwhile, the decision is made again on its current state', async () => {
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, placement);
  const stale = await orders.get(ref);
  const step = { run: 'run-1', at };
  const claimed = await orders.change(ref, (now) => claim(now, step));
  expect(await orders.change(stale, (now) => claim(now, { run: 'run-2', at }))).toMatchObject({ kind: 'superseded' });
  expect(await orders.change(claimed.order, (now) => reserve(now, step))).toMatchObject({ kind: 'changed' });
});

test('what a caller decides not to change is decided on the current state, even if this process remembered the order', async () => {
  const { order, event, ref } = aNewOrder();
  await orders.add(order, event, placement);
  const step = { run: 'run-1', at };
  await orders.change(ref, (now) => claim(now, step));
  const known = await orders.recall(ref, () => true);
  expect(known).toMatchObject({ status: 'pending', saga: { status: 'running' } });
  await orders.change(ref, (now) => reserve(now, step));
  const { order: current } = await orders.change(known, () => ({ kind: 'superseded' }));
  expect(current.status).toBe('reserved');
});

test('what this process wrote long ago is read again: others have gone on since', async () => {
  const time = { now: at.getTime() };
  const clock = { now: () => new Date(time.now) };
  const mine = new CosmosOrders(database.container('orders'), undefined, undefined, undefined, clock);
  const { order, event, ref } = aNewOrder();
  await mine.add(order, event, placement);
  await orders.change(ref, (now) => claim(now, { run: 'run-1', at }));
  const sagaStatus = async () => (await mine.recall(ref, () => true)).saga.status;
  expect(await sagaStatus()).toBe('waiting');
  time.now += 3_600_000;
  expect(await sagaStatus()).toBe('running');
});
