import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { openVault } from '../../tools/run-locally/client/open-vault.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { sendEvents } from '../../tools/run-locally/send-events.ts';
import { secrets } from '../../tools/seed/secrets.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { faultsOfEvents } from './faults-of-events.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({}), { providerEvents: true });
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

async function confirmed(): Promise<string> {
  const { id } = await acme.place(anOrder());
  expect((await stack.ended('acme', id)).status).toBe('confirmed');
  return id;
}

/** What the app has stored of a payment or shipment. */
async function eventsOf(subject: string): Promise<ProviderEvent[]> {
  const { resources } = await stack
    .container('providerEvents')
    .items.query<{ event: unknown }>('SELECT c.event FROM c', { partitionKey: subject })
    .fetchAll();
  return resources.map(({ event }) => ProviderEvent.parse(event));
}

const typesOf = async (subject: string) => (await eventsOf(subject)).map(({ type }) => type).sort();

const control = async (provider: 'payments' | 'carrier', path: string, body: unknown = {}) => {
  const url = new URL(`/_simulator/${path}`, stack.prepared.stack.urls[provider]);
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  expect(response.ok).toBe(true);
};

test('what happens to a payment and a shipment is stored once each, through the gateway and without a token', async () => {
  await control('payments', 'faults', { fault: 'duplicate' });
  const id = await confirmed();
  const [payment = expect.fail('no payment')] = await stack.paymentsOf(id);
  const settled = ['payment_intent.amount_capturable_updated', 'payment_intent.succeeded'];
  await until('both events', async () => (await eventsOf(`payment ${payment.id}`)).length === settled.length);
  expect(await typesOf(`payment ${payment.id}`)).toEqual(settled);
  const [event] = await eventsOf(`payment ${payment.id}`);
  expect(event).toMatchObject({ order: { orderId: id, partnerId: 'acme' } });

  await control('payments', 'refunds', { payment_intent: payment.id, amount: 100 });
  await control('carrier', `shipments/${id}/move`);
  const all = [...settled, 'charge.refunded', 'refund.created'].sort();
  await until('the refund', async () => (await eventsOf(`payment ${payment.id}`)).length === all.length);
  expect(await typesOf(`payment ${payment.id}`)).toEqual(all);
  await until('the shipment', async () => (await eventsOf(`shipment ${id}`)).length === 1);
  expect(await eventsOf(`shipment ${id}`)).toMatchObject([{ type: 'shipment.shipped', version: 2 }]);
});

const Money = z.object({ amount: z.number() });
const Booked = z.object({
  total: Money,
  refunds: z.object({ refunded: Money, pending: Money, left: Money }).optional(),
  disputes: z.array(z.object({ status: z.string() })).optional(),
});

/** What the partner sees of the money of an order, once it is so. */
function booked(id: string, isSo: (order: z.infer<typeof Booked>) => boolean) {
  return until('the money to be booked', async () => {
    const order = Booked.parse(await (await acme.request('GET', `/v1/orders/${id}`)).json());
    return isSo(order) && order;
  });
}

test('refunds and disputes at the provider are booked once, though their events come twice and late', async () => {
  const id = await confirmed();
  const [payment = expect.fail('no payment')] = await stack.paymentsOf(id);
  await control('payments', 'faults', { fault: 'out_of_order' });
  await control('payments', 'refunds', { payment_intent: payment.id, amount: 100 });
  const { total, refunds } = await booked(id, (order) => order.refunds?.refunded.amount === 100);
  expect(refunds).toEqual({ refunded: { amount: 100 }, pending: { amount: 0 }, left: { amount: total.amount - 100 } });
  const ask = async (amount: number) => {
    const headers = { 'idempotency-key': `refund-${id}-${amount}` };
    const body = { amount: { amount, currency: 'EUR' }, reason: 'Broken' };
    const response = await acme.request('POST', `/v1/orders/${id}/refunds`, { body, headers });
    return response.status;
  };
  expect(await ask(total.amount - 99)).toBe(422);

  await control('payments', 'disputes', { payment_intent: payment.id, amount: 300 });
  const disputed = await booked(id, (order) => order.disputes?.length === 1);
  expect(disputed.refunds?.left.amount).toBe(total.amount - 400);
  const { resources } = await stack
    .container('providerEvents')
    .items.query<{ event: { change: { id?: string; disputeId?: string } } }>(
      'SELECT c.event FROM c WHERE c.event.type = "charge.dispute.created"',
      { partitionKey: `payment ${payment.id}` },
    )
    .fetchAll();
  const { change } = resources[0]?.event ?? expect.fail('no dispute');
  await control('payments', `disputes/${change.id ?? change.disputeId}/close`, { outcome: 'won' });
  const won = await booked(id, (order) => order.refunds?.left.amount === total.amount - 100);
  expect(won.disputes).toHaveLength(1);
  expect(await ask(total.amount - 100)).toBe(202);
  await booked(id, (order) => order.refunds?.refunded.amount === total.amount);
  expect((await stack.paymentsOf(id)).map(({ refunded }) => refunded)).toEqual([total.amount]);
});

/** What the partner sees of the carrier's part: the shipment, and the types of its events. */
async function trackingOf(id: string) {
  // The events first: the order is then at least as far.
  const { data } = Timeline.parse(await (await acme.request('GET', `/v1/orders/${id}/timeline`)).json());
  const { shipment } = Tracked.parse(await (await acme.request('GET', `/v1/orders/${id}`)).json());
  const moves = data.filter(({ by }) => by === 'carrier').map(({ type }) => type);
  return { status: shipment.status, parcels: shipment.parcels, moves };
}

const Tracked = z.object({
  shipment: z.object({
    status: z.string(),
    parcels: z.array(
      z.object({
        trackingNumber: z.string(),
        status: z.string(),
        lines: z.array(z.object({ sku: z.string(), quantity: z.number() })),
      }),
    ),
  }),
});
const Timeline = z.object({ data: z.array(z.looseObject({ type: z.string(), by: z.string() })) });

test('a shipment in two parcels: the order is shipped with the first, and delivered with the last', async () => {
  const { id } = await acme.place(anOrder({ lines: [{ sku: 'MUG-01', quantity: 25 }] }));
  expect((await stack.ended('acme', id)).status).toBe('confirmed');
  const { parcels } = await trackingOf(id);
  const contents = parcels.map(({ status, lines }) => ({ status, lines }));
  expect(contents).toEqual([20, 5].map((quantity) => ({ status: 'booked', lines: [{ sku: 'MUG-01', quantity }] })));
  const [first, second] = parcels.map(({ trackingNumber }) => trackingNumber);
  const move = async (trackingNumber: string | undefined, status: string, count: number) => {
    await control('carrier', `shipments/${id}/move`, { trackingNumber, status });
    return until(`move ${count}`, async () => {
      const tracking = await trackingOf(id);
      return tracking.moves.length === count && tracking;
    });
  };
  expect((await move(first, 'shipped', 1)).status).toBe('shipped');
  await move(second, 'shipped', 2);
  expect((await move(first, 'delivered', 3)).status).toBe('shipped');
  expect((await acme.request('POST', `/v1/orders/${id}/cancel`, { headers: {} })).status).toBe(202);
  const done = await move(second, 'delivered', 4);
  expect(done).toMatchObject({ status: 'delivered', moves: MOVES });
});

const MOVES = ['order.shipped', 'order.shipment_updated', 'order.shipment_updated', 'order.delivered'];

test('a delivered order can not be cancelled, and can be refunded', async () => {
  const id = await confirmed();
  await control('carrier', `shipments/${id}/move`, { status: 'shipped' });
  await control('carrier', `shipments/${id}/move`, { status: 'delivered' });
  await until('the delivery', async () => (await trackingOf(id)).status === 'delivered');
  const refused = await acme.request('POST', `/v1/orders/${id}/cancel`);
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'not_cancellable' } }]);
  const headers = { 'idempotency-key': `refund-${id}` };
  const refund = await acme.request('POST', `/v1/orders/${id}/refunds`, { body: { reason: 'Broken' }, headers });
  expect(refund.status).toBe(202);
});

test('what was sent while the app was down arrives afterwards', async () => {
  const id = await confirmed();
  await stack.killHost();
  await control('carrier', `shipments/${id}/move`);
  await stack.restartHost();
  acme = await stack.partner('acme');
  await control('carrier', 'webhooks/retry');
  await until('the event', async () => (await eventsOf(`shipment ${id}`)).length === 1);
});

test('an event that was stored before the app was killed is processed afterwards', async () => {
  const id = await confirmed();
  const { parcels } = await trackingOf(id);
  await stack.killHost();
  const at = new Date().toISOString();
  const [{ trackingNumber } = expect.fail('no parcel')] = parcels;
  const moved = { reference: id, trackingNumber, status: 'lost', version: 2 };
  const packages = [{ trackingNumber, status: 'lost', items: [] }];
  const event = { provider: 'carrier', eventId: `msg_${id}`, type: 'shipment.lost', at, ...moved, packages };
  const stored = { id: event.eventId, subject: `shipment ${id}`, type: 'provider-event', receivedAt: at, event };
  await stack.container('providerEvents').items.create(stored);
  await stack.restartHost();
  acme = await stack.partner('acme');
  await until('the loss', async () => (await trackingOf(id)).moves.includes('order.lost'));
});

test('a secret is replaced while events arrive, and none is refused', async () => {
  const { stack: local } = stack.prepared;
  const vault = openVault({ ...local, ...local.urls });
  const id = await confirmed();
  const name = 'carrier-webhook-secret';
  const before = (await vault.getSecret(name)).properties.version ?? '';
  await vault.setSecret(name, secrets[name]());
  // The carrier still signs with the old one alone, then with both, then with the new one alone.
  await control('carrier', `shipments/${id}/move`);
  await until('an event by the old secret', async () => (await eventsOf(`shipment ${id}`)).length === 1);
  await sendEvents(local, stack.prepared.gatewayUrl);
  await control('carrier', `shipments/${id}/move`);
  await until('an event by both', async () => (await eventsOf(`shipment ${id}`)).length === 2);
  await vault.updateSecretProperties(name, before, { enabled: false });
  await sendEvents(local, stack.prepared.gatewayUrl);
  await control('carrier', `shipments/${id}/move`, { status: 'returned' });
  await until('an event by the new secret', async () => (await eventsOf(`shipment ${id}`)).length === 3);
});

test('a forged event is refused by the app, and an unknown path beside it by the gateway', async () => {
  const send = (path: string) =>
    fetch(new URL(path, stack.prepared.gatewayUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00' },
      body: '{}',
    });
  const forged = await send('/v1/provider-events/stripe');
  expect([forged.status, await forged.json()]).toMatchObject([400, { error: { code: 'invalid_signature' } }]);
  expect((await send('/v1/provider-events/carrier')).status).toBe(400);
  expect((await send('/v1/provider-events/other')).status).toBe(404);
});

test('every event that was written is as the catalogue promises', async () => {
  const { types, faults } = await faultsOfEvents(stack);
  expect(faults).toEqual([]);
  expect(types).toEqual(expect.arrayContaining(['order.dispute_closed', 'order.disputed', 'order.shipped']));
});
