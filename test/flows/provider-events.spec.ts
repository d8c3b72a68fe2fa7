import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { openVault } from '../../tools/run-locally/client/open-vault.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { sendEvents } from '../../tools/run-locally/send-events.ts';
import { secrets } from '../../tools/seed/secrets.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

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

test('what was sent while the app was down arrives afterwards', async () => {
  const id = await confirmed();
  await stack.killHost();
  await control('carrier', `shipments/${id}/move`);
  await stack.restartHost();
  acme = await stack.partner('acme');
  await control('carrier', 'webhooks/retry');
  await until('the event', async () => (await eventsOf(`shipment ${id}`)).length === 1);
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
