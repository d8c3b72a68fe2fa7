import { afterAll, beforeAll, expect, test } from 'vitest';
import { CosmosProviderEvents } from '../../shared/adapters/cosmos/cosmos-provider-events.ts';
import { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { cosmosDatabase } from './cosmos-database.ts';
import { orderId } from './provider-fixture.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
beforeAll(async () => {
  database = await cosmosDatabase();
});
afterAll(() => database?.close());

const clock = { now: () => new Date('2026-11-27T12:00:00.000Z') };
const payment = (eventId: string): ProviderEvent => ({
  ...{ provider: 'payments', eventId, type: 'payment_intent.succeeded', at: '2026-11-27T11:59:59.000Z' },
  ...{ paymentId: 'pi_1', change: { kind: 'payment', status: 'succeeded' } },
});
const shipment: ProviderEvent = {
  ...{ provider: 'carrier', eventId: 'msg_1', type: 'shipment.shipped', at: '2026-11-27T11:59:59.000Z' },
  ...{ reference: orderId, trackingNumber: 'LP1', status: 'shipped', version: 2, packages: [] },
};

test('an event is stored once, however often and however concurrently it comes', async () => {
  const events = new CosmosProviderEvents(database.container('providerEvents'), clock);
  const answers = await Promise.all(Array.from({ length: 10 }, () => events.receive(payment('evt_1'))));
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await events.receive(payment('evt_1'))).toEqual({ isNew: false });
});

test('the events of one payment are together, and can be read as they came', async () => {
  const container = database.container('providerEvents');
  const events = new CosmosProviderEvents(container, clock);
  for (const event of [payment('evt_2'), payment('evt_3'), shipment]) await events.receive(event);
  const { resources } = await container.items
    .query<{ event: unknown }>('SELECT c.event FROM c', { partitionKey: 'payment pi_1' })
    .fetchAll();
  const ids = resources.map(({ event }) => ProviderEvent.parse(event).eventId);
  expect(ids).toEqual(expect.arrayContaining(['evt_2', 'evt_3']));
  const { resource } = await container.item('msg_1', `shipment ${orderId}`).read();
  expect(ProviderEvent.parse(resource.event)).toEqual(shipment);
  expect(resource).toMatchObject({ receivedAt: '2026-11-27T12:00:00.000Z', schemaVersion: 1 });
});

test('one more event costs less than eight request units', async () => {
  let charged = 0;
  const counted = database.counting('providerEvents', (_call, requestUnits) => {
    charged += requestUnits;
  });
  await new CosmosProviderEvents(counted, clock).receive(payment('evt_4'));
  expect(charged).toBeGreaterThan(0);
  expect(charged).toBeLessThan(8);
});
