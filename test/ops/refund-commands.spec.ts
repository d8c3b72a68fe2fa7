import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerId, type RefundId, refundIdFor, Sku } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { requestRefund } from '../../shared/domain/order-refunds.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { type RefundDecision, stickRefund, succeed, waitForProvider } from '../../shared/domain/refund-changes.ts';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import type { Given } from '../../tools/command-line/program.ts';
import { connectPorts } from '../../tools/operator/connect-ports.ts';
import { countRefunds } from '../../tools/operator/count-refunds.ts';
import { listRefunds } from '../../tools/operator/list-refunds.ts';
import { reclaimRefund } from '../../tools/operator/reclaim-refund.ts';
import { resumeRefund } from '../../tools/operator/resume-refund.ts';
import { showMoment } from '../../tools/operator/show-moment.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { because, orders, shipTo } from '../sample-orders.ts';

const lines = [{ sku: Sku.parse('MUG-01'), quantity: 2 }];
const pricing = priceLines(lines, new Map([[Sku.parse('MUG-01'), { amount: 1250, currency: 'EUR' as const }]]));
const asked = { lines, shipTo, paymentMethod: 'pm_card_visa' };
let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let operator: ReturnType<typeof connectPorts>;
const partnerId = PartnerId.parse('acme');
const longAgo = new Date('2026-01-02T03:04:05.000Z');

beforeAll(async () => {
  database = await cosmosDatabase();
  const { connectionString } = database.server;
  const serviceBus = { fullyQualifiedNamespace: 'nobody.asks.for.it' };
  operator = connectPorts(() => ({ cosmos: { connectionString }, serviceBus }));
  await operator.ports.serving.begin('blue', { release: 'v1', reads: schemaVersions });
});
afterAll(async () => {
  await operator?.close();
  await database?.close();
});

let count = 0;
type Change = (order: Order, refund: Refund) => RefundDecision;

/** A refund of a paid order, requested and changed at this time. */
async function aRefund(at: Date, ...changes: ((at: Date) => Change)[]): Promise<RefundId> {
  count += 1;
  const { ports } = operator;
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const { order, event } = place(asked, pricing, { partnerId, idempotencyKey: `${count}`, at });
  const of = { partnerId, orderId: order.id };
  await ports.orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  const { confirmed } = orders;
  await ports.orders.change(of, () => ({ kind: 'changed', order: { ...confirmed, id: order.id } }));
  const refundId = refundIdFor(order.id, 'r');
  const ref = { ...of, refundId };
  const request = { id: refundId, what: 'all', reason: 'why', restock: 'no', fingerprint: 'f' } as const;
  await ports.refunds.change(ref, (now) => requestRefund(now, request, { at }));
  for (const change of changes) {
    await ports.refunds.change(ref, (now, refund) => (refund ? change(at)(now, refund) : { kind: 'missing' }));
  }
  return refundId;
}
const isStuck =
  (at: Date): Change =>
  (order, refund) =>
    stickRefund(order, refund, { remaining: ['refund-payment'], because }, at);
const isWaiting =
  (at: Date): Change =>
  (order, refund) =>
    waitForProvider(order, refund, at);
const isDone =
  (at: Date): Change =>
  (order, refund) =>
    succeed(order, refund, at);

const reclaim = (given: Given) => reclaimRefund.run(operator.ports, given);
const list = async (given: Given = {}) => (await listRefunds.run(operator.ports, given)).data as { id: string }[];
const idsOf = (found: unknown) => (found as { id: string }[]).map(({ id }) => id).toSorted();

test('refunds are listed, resumed and reclaimed by the state of their sagas', async () => {
  const now = new Date();
  const [silent, stuck, waiting, running] = [
    await aRefund(longAgo),
    await aRefund(longAgo, isStuck),
    await aRefund(longAgo, isWaiting),
    await aRefund(now),
  ];
  await aRefund(longAgo, isDone);
  expect(idsOf(await list())).toEqual([silent, stuck, waiting, running].toSorted());
  expect(idsOf(await list({ stuck: true }))).toEqual([stuck]);
  expect(idsOf(await list({ waiting: true }))).toEqual([waiting]);
  expect(idsOf(await list({ waiting: true, stuck: true }))).toEqual([stuck, waiting].toSorted());

  const counts = await countRefunds(operator.ports.refundsAdmin, new Date(now.getTime() - 600_000));
  expect(counts).toEqual({ open: 4, stuck: 1, waiting: 1, silent: 1 });

  const resumed = await resumeRefund.run(operator.ports, { all: true });
  expect(idsOf(resumed.data)).toEqual([stuck, waiting].toSorted());

  const listed = await reclaim({ all: true, 'dry-run': true });
  expect((listed.data as string[]).toSorted()).toEqual([silent, stuck, waiting].toSorted());
  expect(listed.lines.join('\n')).toContain(`waiting for the provider since ${showMoment(longAgo.toISOString())}`);
  const { lines, data } = await reclaim({ all: true, 'quiet-for': '30' });
  expect(lines[0]).toBe('3 reclaimed');
  expect(idsOf(data)).toEqual([silent, stuck, waiting].toSorted());
});

test('one refund is reclaimed by its id, with an event that starts its saga, and one that has ended is not', async () => {
  const id = await aRefund(new Date());
  expect((await reclaim({ refund: id })).data).toMatchObject({ id });
  const query = 'SELECT VALUE c.event.data.refundId FROM c WHERE c.type = "event" AND c.event.type = "order.reclaimed"';
  const { resources } = await database.container('orders').items.query<string>(query).fetchAll();
  expect(resources).toContain(id);
  const done = await aRefund(longAgo, isDone);
  await expect(reclaim({ refund: done })).rejects.toThrow(`refund ${done} has ended`);
});

test('a refund that can’t be read is named, and hides no other', async () => {
  const id = await aRefund(longAgo);
  const ref = await operator.ports.refundsAdmin.findRef(id);
  const item = database.container('orders').item(id, [partnerId, ref?.orderId ?? '']);
  await item.patch([{ op: 'replace', path: '/refund/amount', value: 'a lot' }]);
  const { lines } = await listRefunds.run(operator.ports, {});
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.at(-1)).toContain(`${id} can't be read: refund.amount`);
});

test.each([
  [{}, 'name the refund, or use --all'],
  [{ refund: 'ord_1' }, 'ord_1 is not a refund id'],
  [{ refund: 'ref_00000000000000000000000000' }, 'there is no refund'],
  [{ all: true, refund: 'ref_1' }, "refund and --all can't be combined"],
  [{ all: true, 'quiet-for': '4' }, '--quiet-for 4: must be a whole number from 5 to 5256000'],
  [{ refund: 'ref_1', 'dry-run': true }, '--dry-run works only with --all'],
])('%j is refused', async (given: Given, fault) => {
  await expect(reclaim(given)).rejects.toThrow(fault);
});
