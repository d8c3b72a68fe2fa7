import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerId, Sku } from '../../shared/domain/ids.ts';
import { place, priceLines } from '../../shared/domain/order-placement.ts';
import { connectPorts } from '../../tools/operator/connect-ports.ts';
import { listOrders } from '../../tools/operator/list-orders.ts';
import { reclaimOrder } from '../../tools/operator/reclaim-order.ts';
import { showStory } from '../../tools/operator/show-story.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let operator: ReturnType<typeof connectPorts>;

beforeAll(async () => {
  database = await cosmosDatabase();
  const { connectionString } = database.server;
  operator = connectPorts(() => ({ cosmos: { connectionString }, serviceBus: { fullyQualifiedNamespace: 'unused' } }));
});
afterAll(async () => {
  await operator?.close();
  await database?.close();
});

test('an order that a newer version wrote is listed and shown as far as it can be read, and not changed', async () => {
  const line = { sku: Sku.parse('MUG-01'), quantity: 1 };
  const pricing = priceLines([line], new Map([[line.sku, { amount: 100, currency: 'EUR' as const }]]));
  if (pricing.kind !== 'priced') throw new Error('the catalogue of this spec has every SKU');
  const shipTo = { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '1010', country: 'AT' };
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa' };
  const keys = { partnerId: PartnerId.parse('acme'), idempotencyKey: 'key', at: new Date('2026-01-02T03:04:05.000Z') };
  const { order, event } = place(request, pricing, keys);
  await operator.ports.orders.add(order, event, { fingerprint: 'f', answer: '{}' });
  const item = database.container('orders').item(order.id, ['acme', order.id]);
  const { resource } = await item.read();
  const newer = { status: 'packed', schemaVersion: 99, order: { ...resource.order, status: 'packed' } };
  await item.replace({ ...resource, ...newer });

  const { lines, data } = await showStory.run(operator.ports, { order: order.id });
  expect(lines.slice(0, 3)).toEqual([
    `${order.id}  acme  packed`,
    '  1.00 EUR, 1 unit',
    '  a newer version of the app wrote it: use the tool of that version to see more',
  ]);
  expect(JSON.stringify(data)).not.toMatch(/Main 1|pm_card_visa/);
  const listed = await listOrders.run(operator.ports, {});
  expect(listed.lines).toEqual([`${order.id}  acme  can't be read: a newer version of the app wrote it`]);
  await expect(reclaimOrder.run(operator.ports, { order: order.id })).rejects.toThrow('newer version');
});
