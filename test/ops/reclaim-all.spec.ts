import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { claim, compensate } from '../../shared/domain/order-changes.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { stick } from '../../shared/domain/order-recovery.ts';
import type { Given } from '../../tools/command-line/program.ts';
import { connectPorts } from '../../tools/operator/connect-ports.ts';
import { reclaimOrder } from '../../tools/operator/reclaim-order.ts';
import { showMoment } from '../../tools/operator/show-moment.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let operator: ReturnType<typeof connectPorts>;

beforeAll(async () => {
  database = await cosmosDatabase();
  const { connectionString } = database.server;
  const serviceBus = { fullyQualifiedNamespace: 'nobody.asks.for.it' };
  operator = connectPorts(() => ({ cosmos: { connectionString }, serviceBus }));
});
afterAll(async () => {
  await operator?.close();
  await database?.close();
});

const longAgo = new Date('2026-01-02T03:04:05.000Z');
const line = { sku: Sku.parse('MUG-01'), quantity: 1 };
const pricing = priceLines([line], new Map([[line.sku, { amount: 1, currency: 'EUR' as const }]]));
const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };

let count = 0;
async function anOrder(at: Date, ...changes: ((order: Order) => Decision)[]): Promise<string> {
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const partnerId = PartnerId.parse('acme');
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
  count += 1;
  const { order, event } = place(request, pricing, { partnerId, idempotencyKey: `key-${count}`, at });
  const { orders } = operator.ports;
  await orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  for (const change of changes) await orders.change({ partnerId, orderId: order.id }, change);
  return order.id;
}
const run = 'run-1';
const isClaimed = (order: Order) => claim(order, { run, at: longAgo });
const isUndone = (order: Order) =>
  compensate(order, { code: 'payment_declined', message: 'No.', step: 'authorize-payment' }, { run, at: longAgo });
const isStuck = (order: Order) =>
  stick(order, { remaining: ['capture-payment'], because: { code: 'error', message: 'x' } }, { run, at: longAgo });

const reclaim = (given: Given) => reclaimOrder.run(operator.ports, given);

test('all orders whose saga has been quiet for long are listed, then reclaimed, and no others', async () => {
  const [running, undone] = [await anOrder(longAgo, isClaimed), await anOrder(longAgo, isClaimed, isUndone)];
  await anOrder(longAgo, isClaimed, isStuck);
  await anOrder(longAgo);
  await anOrder(new Date(), isClaimed);

  const listed = await reclaim({ all: true, 'dry-run': true });
  expect((listed.data as string[]).toSorted()).toEqual([running, undone].toSorted());
  expect(listed.lines.join('\n')).toContain(
    `${running}  acme  pending, saga running, since ${showMoment(longAgo.toISOString())}`,
  );

  const { lines, data } = await reclaim({ all: true, 'quiet-for': '30' });
  expect(lines[0]).toBe('2 reclaimed');
  expect(lines).toContain(`${running}: a new saga will continue from there`);
  expect(lines).toContain(`${undone}: a new saga will undo what was done`);
  expect(data).toHaveLength(2);
  expect((await reclaim({ all: true, 'dry-run': true })).lines).toEqual([
    'none',
    '1 more is in progress and left out: it changed in the last 10 minutes, or the payer still has time. Repeat this later',
  ]);
});

test.each([
  [{}, 'name the order, or use --all'],
  [{ all: true, order: 'ord_1' }, "order and --all can't be combined"],
  [{ all: true, 'even-if-recent': true }, "even-if-recent and --all can't be combined"],
  [{ all: true, 'quiet-for': '4' }, '--quiet-for 4: must be a whole number from 5 to 5256000'],
  [{ all: true, 'quiet-for': 'long' }, '--quiet-for long: must be a whole number from 5 to 5256000'],
  [{ order: 'ord_1', 'dry-run': true }, '--dry-run works only with --all'],
])('%j is refused', async (given: Given, fault) => {
  await expect(reclaim(given)).rejects.toThrow(fault);
});
