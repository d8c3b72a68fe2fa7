import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosRefunds } from '../../shared/adapters/cosmos/cosmos-refunds.ts';
import { PartnerId, refundIdFor, Sku } from '../../shared/domain/ids.ts';
import { claim } from '../../shared/domain/order-changes.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { requestRefund } from '../../shared/domain/order-refunds.ts';
import { stickRefund, succeed, waitForProvider } from '../../shared/domain/refund-changes.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { colours, taskHubOf } from '../../tools/delivery/colours.ts';
import { findUnfinished } from '../../tools/delivery/find-unfinished.ts';
import { openServing } from '../../tools/delivery/serving.ts';
import { root } from '../../tools/root.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { because, orders as sample, shipTo } from '../sample-orders.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let open: ReturnType<typeof openServing>;
let orders: CosmosOrders;
let refunds: CosmosRefunds;
const partnerId = PartnerId.parse('acme');
const at = new Date('2026-01-01T00:00:00.000Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const lines = [{ sku: Sku.parse('MUG-01'), quantity: 2 }];
const pricing = priceLines(lines, new Map([[Sku.parse('MUG-01'), { amount: 1250, currency: 'EUR' as const }]]));

beforeAll(async () => {
  database = await cosmosDatabase();
  open = openServing('', { COSMOS: database.server.connectionString });
  const container = database.container('orders');
  orders = new CosmosOrders(container, { findReadable: async (type) => schemaVersions[type] });
  refunds = new CosmosRefunds(container, orders);
});
afterAll(async () => {
  open?.close();
  await database?.close();
});

let count = 0;
async function anOrder() {
  count += 1;
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const request = { lines, shipTo, paymentMethod: 'pm_card_visa' };
  const { order, event } = place(request, pricing, { partnerId, idempotencyKey: `${count}`, at });
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  return { partnerId, orderId: order.id };
}
async function claimedIn(hub: string | undefined) {
  const ref = await anOrder();
  const step = { run: 'r', instance: 'i', at, ...(hub === undefined ? {} : { hub }) };
  await orders.change(ref, (order) => claim(order, step));
  return ref.orderId;
}
async function aRefund() {
  const ref = await anOrder();
  await orders.change(ref, () => ({ kind: 'changed', order: { ...sample.confirmed, id: ref.orderId } }));
  const refundId = refundIdFor(ref.orderId, 'r');
  const request = { id: refundId, what: 'all', reason: 'why', restock: 'no', fingerprint: 'f' } as const;
  await refunds.change({ ...ref, refundId }, (now) => requestRefund(now, request, { at }));
  return { ...ref, refundId };
}
type Ref = Awaited<ReturnType<typeof aRefund>>;
const waits = (ref: Ref, hub: string) =>
  refunds.change(ref, (order, refund) => waitForProvider(order, refund as NonNullable<typeof refund>, at, hub));
const sticks = (ref: Ref, hub: string) =>
  refunds.change(ref, (order, refund) =>
    stickRefund(order, refund as NonNullable<typeof refund>, { remaining: ['x'], because }, at, hub),
  );
/** The ids that green's release finds unfinished in blue's hub. */
const found = async (minutes: number) =>
  (await findUnfinished(open.work, 'green', later(minutes))).map((line) => / (\w+)/.exec(line)?.[1]).sort();

test('an order is unfinished while a saga of the other hub has it, or of one that nobody noted', async () => {
  const [blue, unnoted] = [await claimedIn('PartnerOrdersblue'), await claimedIn(undefined)];
  await claimedIn('PartnerOrdersgreen');
  await anOrder();
  expect(await found(0)).toEqual([blue, unnoted].sort());
  for (const orderId of [blue, unnoted]) {
    await orders.change({ partnerId, orderId }, () => ({
      kind: 'changed',
      order: { ...sample.confirmed, id: orderId },
    }));
  }
  expect(await found(0)).toEqual([]);
});

test('a refund is unfinished until the hub of the release has a saga of it, or it ends', async () => {
  const [waiting, stuck, lost, ended] = [await aRefund(), await aRefund(), await aRefund(), await aRefund()];
  await waits(waiting, 'PartnerOrdersblue');
  await sticks(stuck, 'PartnerOrdersblue');
  await refunds.change(ended, (order, refund) => succeed(order, refund as NonNullable<typeof refund>, at));
  expect(await found(5)).toEqual([waiting.refundId, stuck.refundId].sort());
  // One that was requested minutes ago should have ended.
  expect(await found(11)).toEqual([waiting.refundId, stuck.refundId, lost.refundId].sort());
  // `refunds reclaim` starts a saga in the hub of the release. The earlier one continues too.
  for (const hub of ['PartnerOrdersgreen', 'PartnerOrdersblue']) {
    await waits(waiting, hub);
    await sticks(stuck, hub);
    await waits(lost, hub);
  }
  expect(await found(11)).toEqual([]);
});

test('a job is unfinished while the other hub works on it', async () => {
  const job = (id: string, hub: string, changes = {}) => ({
    ...{
      id,
      jobId: id,
      partnerId,
      type: 'job',
      status: 'running',
      waitingKey: 'k',
      run: { start: 's', hub },
      ...changes,
    },
  });
  const ids = ['exp_0000000000000000000000000a', 'exp_0000000000000000000000000b', 'exp_0000000000000000000000000c'];
  await database.container('jobs').items.create(job(ids[0] ?? '', 'PartnerOrdersblue'));
  await database.container('jobs').items.create(job(ids[1] ?? '', 'PartnerOrdersgreen'));
  await database.container('jobs').items.create(job(ids[2] ?? '', 'PartnerOrdersblue', { status: 'ready' }));
  expect(await found(0)).toEqual([ids[0]]);
});

test('the hubs have the names that the templates give them', () => {
  expect(readFileSync(join(root, 'infra/main.bicep'), 'utf8')).toMatch(/colour => 'PartnerOrders\$\{colour\}'/);
  expect(colours.map(taskHubOf)).toEqual(['PartnerOrdersblue', 'PartnerOrdersgreen']);
});
