import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosWaitingOrders } from '../../shared/adapters/cosmos/cosmos-waiting-orders.ts';
import { CosmosWorkingOrders } from '../../shared/adapters/cosmos/cosmos-working-orders.ts';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import { authorize, awaitPayment, claim, compensate, noteSetback, reserve } from '../../shared/domain/order-changes.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { resume, stick } from '../../shared/domain/order-recovery.ts';
import { update } from '../../shared/domain/order-update.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { cosmosDatabase } from './cosmos-database.ts';

const failure = { code: 'carrier_refused', message: 'x', step: 'book-shipment' } as const;

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;
let waiting: CosmosWaitingOrders;

beforeAll(async () => {
  database = await cosmosDatabase();
  orders = new CosmosOrders(database.container('orders'), { findReadable: async (type) => schemaVersions[type] });
  waiting = new CosmosWaitingOrders(database.container('orders'));
});
afterAll(() => database?.close());

const line = { sku: Sku.parse('MUG-01'), quantity: 1 };
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const secondsPast = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

async function placed(partner: string, second: number) {
  const pricing = priceLines([line], new Map([[line.sku, { amount: 100, currency: 'EUR' as const }]]));
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const partnerId = PartnerId.parse(partner);
  const placing = { partnerId, idempotencyKey: `${second}`, at: secondsPast(second) };
  const { order, event } = place({ lines: [line], shipTo, paymentMethod: 'pm_card_visa' }, pricing, placing);
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  return { partnerId, orderId: order.id };
}

test('a partner’s waiting orders are listed oldest first, and those claimed by a saga count as running', async () => {
  const acme = PartnerId.parse('acme');
  const refs = [await placed('acme', 3), await placed('acme', 1), await placed('acme', 2), await placed('acme', 4)];
  await placed('acme-too', 0);
  const [third, first, second, fourth] = refs;
  const oldest = async (limit: number) => (await waiting.listOldest(acme, limit)).map(({ orderId }) => orderId);
  expect(await oldest(3)).toEqual([first, second, third].map((ref) => ref?.orderId));
  expect((await waiting.listOldest(acme, 1))[0]).toMatchObject({ partnerId: 'acme', since: secondsPast(1) });
  const now = secondsPast(20);
  expect(await waiting.countInFlight(acme, now)).toBe(0);

  const step = { run: 'r', at: secondsPast(10) };
  for (const ref of [first, second]) if (ref) await orders.change(ref, (order) => claim(order, step));
  if (second) await orders.change(second, (order) => compensate(order, failure, step));
  expect([await waiting.countInFlight(acme, now), await oldest(9)]).toEqual([2, [third?.orderId, fourth?.orderId]]);

  // An order that waits for an operator delays nobody.
  const stuck = { remaining: ['release-payment'], because: { code: 'x', message: 'no answer' } };
  if (second) await orders.change(second, (order) => stick(order, stuck, step));
  expect(await waiting.countInFlight(acme, now)).toBe(1);
});

test('partners with waiting orders are listed one after the other', async () => {
  await placed('hooli', 7);
  const oldest = await placed('hooli', 5);
  await placed('initech', 6);
  // Its partner changes it every minute. The orders behind it may be lost nevertheless.
  await orders.change(oldest, (order) => {
    const decision = update(order, { reference: 'PO-2' }, { at: secondsPast(59) });
    if (decision.kind === 'too_late') throw new Error('a reference may always change');
    return decision;
  });
  const found: string[] = [];
  let last = PartnerId.parse('globex');
  for (;;) {
    const next = await waiting.findNextPartner(last);
    if (next === undefined) break;
    found.push(`${next.partnerId} ${next.since.getUTCSeconds()}`);
    last = next.partnerId;
  }
  expect(found).toEqual(['hooli 5', 'initech 6']);
  expect((await waiting.findNextPartner(undefined))?.partnerId).toBe('acme');
});

test('an order without progress for ten minutes loses its place, and gets it back when it continues', async () => {
  const ref = await placed('umbrella', 1);
  const step = { run: 'r', at: secondsPast(10) };
  await orders.change(ref, (order) => claim(order, step));
  await orders.change(ref, (order) => reserve(order, step));
  const inFlightAt = (seconds: number) => waiting.countInFlight(ref.partnerId, secondsPast(seconds));
  expect([await inFlightAt(10 + 599), await inFlightAt(10 + 601)]).toEqual([1, 0]);

  await orders.change(ref, (order) => compensate(order, failure, step));
  const setback = { activity: 'undo-x', because: { code: 'x', message: 'x' }, nextAt: () => undefined };
  await orders.change(ref, (order) => noteSetback(order, setback, { ...step, at: secondsPast(700) }));
  expect(await inFlightAt(701)).toBe(0);

  const stuck = { remaining: ['undo-x'], because: setback.because };
  await orders.change(ref, (order) => stick(order, stuck, { ...step, at: secondsPast(702) }));
  await orders.change(ref, (order) => resume(order, { ...step, at: secondsPast(703) }));
  expect(await inFlightAt(704)).toBe(1);
});

test('an order that can’t be read delays neither other orders of its partner nor other partners', async () => {
  const container = database.container('orders');
  const spoilt = await placed('wayne', 1);
  const next = await placed('wayne', 2);
  await placed('weyland', 3);
  const at = container.item(spoilt.orderId, [spoilt.partnerId, spoilt.orderId]);
  await at.patch([{ op: 'replace', path: '/order/updatedAt', value: '26.11.2026' }]);
  await at.patch([{ op: 'replace', path: '/order/createdAt', value: '26.11.2026' }]);

  expect((await waiting.listOldest(spoilt.partnerId, 1)).map(({ orderId }) => orderId)).toEqual([next.orderId]);
  const wayne = await waiting.findNextPartner(PartnerId.parse('v'));
  expect(wayne).toEqual({ partnerId: 'wayne', since: new Date(0) });
  expect((await waiting.findNextPartner(wayne?.partnerId))?.partnerId).toBe('weyland');
});

test('an order that waits for its payer has no place, and gets it back with the authorization', async () => {
  const ref = await placed('stark', 1);
  const step = { run: 'r', at: secondsPast(10) };
  const inFlight = () => waiting.countInFlight(ref.partnerId, secondsPast(20));
  await orders.change(ref, (order) => reserve(order, step, { id: 'pi_1' }));
  const counts = [await inFlight()];
  const action = {
    type: 'redirect',
    url: 'https://bank.example',
    expiresAt: secondsPast(1_000).toISOString(),
  } as const;
  await orders.change(ref, (order) => awaitPayment(order, action, step));
  counts.push(await inFlight());
  await orders.change(ref, (order) => authorize(order, step));
  counts.push(await inFlight());
  expect(counts).toEqual([1, 0, 1]);
});

test('the quiet orders of one task hub are those that a run has, and that nothing has written to since', async () => {
  const working = new CosmosWorkingOrders(database.container('orders'));
  const listed = async (hub: string, before: number, limit = 10) =>
    (await working.listQuiet({ ...{ hub, before: new Date(before), limit }, unnotedBefore: new Date(0) })).toSorted(
      (one, other) => one.run.localeCompare(other.run),
    );
  const step = (run: string, hub: string) => ({ run, hub, instance: `order-${run}`, at: secondsPast(1) });
  const claimed = await placed('tyrell', 1);
  const undone = await placed('tyrell', 2);
  const elsewhere = await placed('tyrell', 3);
  await placed('tyrell', 4);
  await orders.change(claimed, (order) => reserve(order, step('r1', 'blue')));
  await orders.change(undone, (order) => claim(order, step('r2', 'blue'), failure));
  await orders.change(elsewhere, (order) => claim(order, step('r3', 'green')));
  const later = Date.now() + 5_000;
  expect(await listed('blue', later)).toEqual([
    { ...claimed, instance: 'order-r1', run: 'r1' },
    { ...undone, instance: 'order-r2', run: 'r2' },
  ]);
  expect(await listed('blue', later, 1)).toHaveLength(1);
  expect(await listed('green', later)).toEqual([{ ...elsewhere, instance: 'order-r3', run: 'r3' }]);
  expect(await listed('blue', Date.now() - 60_000)).toEqual([]);
});

test('orders that wait for their payer do not keep others out of the list of quiet orders', async () => {
  const working = new CosmosWorkingOrders(database.container('orders'));
  const quiet = { before: new Date(Date.now() + 5_000), unnotedBefore: new Date(0) };
  const listed = async (limit: number) =>
    (await working.listQuiet({ ...quiet, hub: 'red', limit })).map(({ run }) => run);
  const step = (run: string) => ({ run, hub: 'red', instance: `order-${run}`, at: secondsPast(1) });
  const url = 'https://bank.example';
  const action = { type: 'redirect', url, expiresAt: secondsPast(1_000).toISOString() } as const;
  for (const run of ['w1', 'w2', 'w3', 'w4', 'w5', 'w6']) {
    const ref = await placed(`cyberdyne${run}`, 1);
    await orders.change(ref, (order) => reserve(order, step(run), { id: `pi_${run}` }));
    await orders.change(ref, (order) => awaitPayment(order, action, step(run)));
  }
  await orders.change(await placed('tyrell', 9), (order) => reserve(order, step('moving')));
  expect(await listed(1)).toEqual(['moving']);
  expect(await listed(2)).toEqual(['moving', expect.stringMatching(/^w/)]);
  expect(await listed(10)).toHaveLength(7);
});

test('overdue are the orders whose saga works, counted from their placing or from what their payer did', async () => {
  const working = new CosmosWorkingOrders(database.container('orders'));
  const countedFrom = await working.countOverdue(secondsPast(100));
  const overdue = async (second: number) => (await working.countOverdue(secondsPast(second))) - countedFrom;
  const step = (second: number) => ({ run: 'r', at: secondsPast(second) });
  const moving = await placed('overdue', 200);
  await orders.change(moving, (order) => reserve(order, step(201)));
  const expiresAt = secondsPast(9_000).toISOString();
  const asked = await placed('overdue', 210);
  await orders.change(asked, (order) => reserve(order, step(211), { id: 'pi_1' }));
  const action = { type: 'redirect', url: 'https://bank.example', expiresAt } as const;
  await orders.change(asked, (order) => awaitPayment(order, action, step(212)));
  await placed('overdue', 220);
  expect([await overdue(200), await overdue(201), await overdue(600)]).toEqual([0, 1, 1]);
  await orders.change(asked, (order) => authorize(order, step(500)));
  expect([await overdue(500), await overdue(501)]).toEqual([1, 2]);
  const stuck = { remaining: ['release-payment'], because: { code: 'x', message: 'no answer' } };
  await orders.change(moving, (order) => stick(order, stuck, step(600)));
  expect(await overdue(600)).toBe(1);
});

test('if more orders are quiet than fit into the list, each has its turn, also behind a damaged one', async () => {
  const working = new CosmosWorkingOrders(database.container('orders'));
  const runs = Array.from({ length: 12 }, (_, n) => `turn-${n}`);
  for (const run of runs) {
    const step = { run, hub: 'full', instance: `order-${run}`, at: secondsPast(1) };
    await orders.change(await placed(`weyland${run}`, 1), (order) => reserve(order, step));
  }
  const before = new Date(Date.now() + 5_000);
  const all = await working.listQuiet({ hub: 'full', before, unnotedBefore: new Date(0), limit: 100 });
  expect(all).toHaveLength(runs.length);
  const [{ partnerId, orderId, run: damaged } = { partnerId: '', orderId: '', run: '' }] = all;
  const document = database.container('orders').item(orderId, [partnerId, orderId]);
  await document.patch([{ op: 'remove', path: '/order/saga/run' }]);
  const seen = new Set<string>();
  for (let n = 0; n < 500 && seen.size < runs.length - 1; n += 1) {
    const quiet = await working.listQuiet({ hub: 'full', before, unnotedBefore: new Date(0), limit: 3 });
    expect(quiet.length).toBeGreaterThan(0);
    expect(quiet.length).toBeLessThanOrEqual(3);
    for (const { run } of quiet) seen.add(run);
  }
  expect([...seen].sort()).toEqual(runs.filter((run) => run !== damaged).sort());
});
