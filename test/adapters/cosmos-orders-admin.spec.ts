import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosDocumentsAdmin } from '../../shared/adapters/cosmos/cosmos-documents-admin.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOrdersAdmin } from '../../shared/adapters/cosmos/cosmos-orders-admin.ts';
import { CosmosOutbox } from '../../shared/adapters/cosmos/cosmos-outbox.ts';
import { CosmosOutboxAdmin } from '../../shared/adapters/cosmos/cosmos-outbox-admin.ts';
import { CosmosReconciliationAdmin } from '../../shared/adapters/cosmos/cosmos-reconciliation-admin.ts';
import { CosmosRefundsAdmin } from '../../shared/adapters/cosmos/cosmos-refunds-admin.ts';
import { CosmosRejectionsAdmin } from '../../shared/adapters/cosmos/cosmos-rejections-admin.ts';
import { CosmosScreenedOrders } from '../../shared/adapters/cosmos/cosmos-screened-orders.ts';
import { readOutbox } from '../../shared/adapters/cosmos/read-outbox.ts';
import { OrderId, type OrderRef, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { awaitPayment, claim, reserve } from '../../shared/domain/order-changes.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { stick } from '../../shared/domain/order-recovery.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { StoredDocument } from '../../shared/ports/documents-admin.ts';
import { cosmosDatabase } from './cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let orders: CosmosOrders;
let admin: CosmosOrdersAdmin;
let documents: CosmosDocumentsAdmin;

beforeAll(async () => {
  database = await cosmosDatabase();
  const container = database.container('orders');
  orders = new CosmosOrders(container, { findReadable: async (type) => schemaVersions[type] });
  admin = new CosmosOrdersAdmin(container);
  documents = new CosmosDocumentsAdmin(container);
});
afterAll(() => database?.close());

const early = new Date('2026-01-02T03:00:00.000Z');
const late = new Date('2026-01-02T04:00:00.000Z');
const line = { sku: Sku.parse('MUG-01'), quantity: 1 };
const pricing = priceLines([line], new Map([[line.sku, { amount: 1, currency: 'EUR' as const }]]));
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };

async function placed(partner: string, at: Date, ...changes: ((order: Order) => Decision)[]): Promise<OrderRef> {
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
  const partnerId = PartnerId.parse(partner);
  const { order, event } = place(request, pricing, { partnerId, idempotencyKey: `${Math.random()}`, at });
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  const ref = { partnerId, orderId: order.id };
  for (const change of changes) await orders.change(ref, change);
  return ref;
}
const run = 'run-1';
const isClaimed = (order: Order) => claim(order, { run, at: early });
const isReserved = (order: Order) => reserve(order, { run, at: early });
const isStuck = (order: Order) => {
  const what = { remaining: ['capture-payment'], because: { code: 'error', message: 'x' } };
  return stick(order, what, { run, at: late });
};

async function spoil({ partnerId, orderId }: OrderRef, id: string, changes: Record<string, unknown>): Promise<void> {
  const item = database.container('orders').item(id, [partnerId, orderId]);
  const { resource } = await item.read();
  await item.replace({ ...resource, ...changes });
}
const idOf = (ref: OrderRef) => ref.orderId;

test('open orders of all partners are found by their saga and the time of their last change, and counted', async () => {
  const waiting = await placed('acme', early);
  const running = await placed('globex', early, isClaimed, isReserved);
  const stuck = await placed('acme', early, isClaimed, isReserved, isStuck);
  const failed = await placed('acme', early);
  await spoil(failed, failed.orderId, { status: 'failed' });
  const recent = await placed('globex', late);

  const idsOf = async (filter: Parameters<typeof admin.listOpen>[0]) => {
    const { orders: found } = await admin.listOpen(filter);
    expect(await admin.countOpen(filter)).toBe(found.length);
    return found.map(({ id }) => id).toSorted();
  };
  expect(await idsOf({})).toEqual([waiting, running, stuck, recent].map(idOf).toSorted());
  expect(await idsOf({ sagas: ['stuck'] })).toEqual([stuck.orderId]);
  expect(await idsOf({ sagas: ['waiting', 'running'] })).toEqual([waiting, running, recent].map(idOf).toSorted());
  expect(await idsOf({ unchangedSince: new Date('2026-01-02T03:30:00.000Z') })).toEqual(
    [waiting, running].map(idOf).toSorted(),
  );
  expect((await admin.listOpen({}, 2)).orders).toHaveLength(2);
});

test('an order that waits for its payer is quiet only when their time is long over', async () => {
  const expiresAt = '2026-01-02T03:30:00.000Z';
  const action = { type: 'redirect', url: 'https://bank.example', expiresAt } as const;
  const ref = await placed(
    'umbrella',
    early,
    (order) => reserve(order, { run, at: early }, { id: 'pi_1' }),
    (order) => awaitPayment(order, action, { run, at: early }),
  );
  const isQuietSince = async (time: string) =>
    (await admin.listOpen({ unchangedSince: new Date(time) })).orders.some(({ id }) => id === ref.orderId);
  expect(await isQuietSince('2026-01-02T03:29:59.000Z')).toBe(false);
  expect(await isQuietSince(expiresAt)).toBe(true);
});

test('an open order that can’t be read is named with its field, and the others are listed', async () => {
  const ref = await placed('initech', early);
  const { order } = (await documents.find(ref.orderId)) as StoredDocument & { order: object };
  await spoil(ref, ref.orderId, { order: { ...order, version: 'five' } });
  const { orders: found, unreadable } = await admin.listOpen({});
  expect(found.length).toBeGreaterThan(0);
  expect(unreadable).toEqual([{ ...ref, fault: 'order.version: must be a number' }]);
});

test('an order in a status that only a newer version knows is named too, as long as its saga runs', async () => {
  const ref = await placed('hooli', early, isClaimed);
  const { order } = (await documents.find(ref.orderId)) as StoredDocument & { order: object };
  const newer = { status: 'packed', schemaVersion: 99, order: { ...order, status: 'packed' } };
  await spoil(ref, ref.orderId, newer);
  const named = async () => (await admin.listOpen({})).unreadable.filter(({ orderId }) => orderId === ref.orderId);
  expect(await named()).toEqual([{ ...ref, fault: 'a newer version of the app wrote it' }]);
  const before = await admin.countOpen({});
  await spoil(ref, ref.orderId, { ...newer, sagaStatus: 'completed' });
  expect(await named()).toEqual([]);
  expect(await admin.countOpen({})).toBe(before - 1);
});

test('an order is found by its id alone', async () => {
  const ref = await placed('globex', early);
  expect(await admin.findRef(ref.orderId)).toEqual(ref);
  expect(await admin.findRef(OrderId.parse(`ord_${'0'.repeat(26)}`))).toBeUndefined();
});

test('documents without valid ids are listed as they are stored, and hide no others', async () => {
  const good = await placed('acme', early);
  const { resource } = await database.container('orders').item(good.orderId, [good.partnerId, good.orderId]).read();
  const odd = { partnerId: 'NO PARTNER', orderId: `ord_${'1'.repeat(26)}` };
  const create = (document: object) => database.container('orders').items.create({ ...document, ...odd } as never);
  await create({ ...resource, id: odd.orderId, order: { ...resource.order, version: 'five' } });
  await create({ id: 'ref_odd', type: 'refund', sagaStatus: 'stuck' });
  await create({ id: 'evt_odd', type: 'event', parked: { at: early.toISOString() } });
  await create({ id: 'held_odd', type: 'order', heldUntil: early.toISOString(), order: {} });

  const { orders: open, unreadable } = await admin.listOpen({});
  expect(open).toContainEqual(expect.objectContaining({ id: good.orderId }));
  expect(unreadable).toContainEqual({ ...odd, fault: expect.any(String) });
  const refunds = new CosmosRefundsAdmin(database.container('orders'));
  expect((await refunds.listOpen({})).unreadable).toMatchObject([{ ...odd, refundId: 'ref_odd' }]);
  const outboxAdmin = new CosmosOutboxAdmin(database.container('orders'));
  expect(await outboxAdmin.listParked()).toMatchObject([{ ...odd, id: 'evt_odd' }]);
  const screened = new CosmosScreenedOrders(database.container('orders'));
  expect(await screened.countHeld(late)).toBe(1);
  expect(await screened.listWaiting(9)).toEqual({
    waiting: [],
    unreadable: [
      { partnerId: odd.partnerId, orderId: 'held_odd', until: early.toISOString(), fault: expect.any(String) },
    ],
  });
  for (const id of [odd.orderId, 'ref_odd', 'evt_odd', 'held_odd']) {
    await database.container('orders').item(id, [odd.partnerId, odd.orderId]).delete();
  }
});

test('a difference and a rejection that can’t be read are listed as such, and hide no others', async () => {
  const findings = database.container('reconciliation');
  await findings.items.create({ id: 'fnd_odd', type: 'finding', state: 'open' });
  const { unreadable } = await new CosmosReconciliationAdmin(findings).listOpen();
  expect(unreadable).toEqual([{ id: 'fnd_odd', fault: expect.stringContaining('finding') }]);
  const rejections = database.container('rejections');
  await rejections.items.create({ id: 'rej_odd', at: early.toISOString() });
  const { unreadable: rejected } = await new CosmosRejectionsAdmin(rejections).list();
  expect(rejected).toMatchObject([{ id: 'rej_odd' }]);
  expect(await new CosmosRejectionsAdmin(rejections).count()).toBe(1);
});

test('a parked event is listed with what is still wrong with it, and after a retry the relay reads it again', async () => {
  const container = database.container('orders');
  const outbox = new CosmosOutbox(container, { now: () => early });
  const outboxAdmin = new CosmosOutboxAdmin(container);
  const ref = await placed('acme', early);
  const id = `evt_${ref.orderId.slice(4)}_1`;
  const { event } = (await documents.find(id)) as StoredDocument & { event: object };
  await spoil(ref, id, { event: { ...event, at: 'yesterday' } });
  await outbox.park({ ...ref, id }, 'not readable');

  const parked = { reason: 'not readable', at: early.toISOString() };
  const fault = 'event.at: must be an RFC 3339 time, such as 2026-01-31T12:00:00Z';
  const [listed, ...others] = await outboxAdmin.listParked();
  expect([listed, others]).toEqual([{ id, ...ref, parked, fault }, []]);
  expect(await outboxAdmin.countParked()).toBe(1);
  expect(readOutbox([await documents.find(id)])).toEqual({ events: [], unreadable: [] });

  await outboxAdmin.retry({ ...ref, id });
  expect(await outboxAdmin.listParked()).toEqual([]);
  expect(readOutbox([await documents.find(id)]).unreadable).toMatchObject([{ id, fault }]);
});

test('a document is replaced together with the record of the repair, and never over a later version', async () => {
  const ref = await placed('acme', early);
  const id = `evt_${ref.orderId.slice(4)}_1`;
  expect(await documents.find('evt_none')).toBeUndefined();
  const before = (await documents.find(id)) as StoredDocument;
  expect(documents.findFault(before)).toBeUndefined();
  expect(documents.findFault({ ...before, event: {} })).toMatch(/^event\.\w+: is required, and \d+ more$/);

  const done = { what: 'repaired', at: late.toISOString(), by: 'me', why: 'a typing mistake' } as const;
  const document = { ...before, note: 'mended' };
  const replace = () => documents.replace(before, { etag: before._etag, document, ...done });
  expect(await replace()).toBe('replaced');
  expect(await replace()).toBe('changed_meanwhile');
  const after = await documents.find(id);
  expect(after).toMatchObject({ note: 'mended' });
  expect(after?._etag).not.toBe(before._etag);
  expect(await documents.listMends(ref)).toEqual([{ documentId: id, ...done, before: JSON.stringify(before) }]);
});
