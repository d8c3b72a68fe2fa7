import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { type ServiceBus, startServiceBus } from '@partner-orders/embedded-azure/service-bus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServiceBusAdmissionCalls } from '../../shared/adapters/service-bus/service-bus-admission-calls.ts';
import { ServiceBusRetries } from '../../shared/adapters/service-bus/service-bus-retries.ts';
import { ServiceBusWebhookNudges } from '../../shared/adapters/service-bus/service-bus-webhook-nudges.ts';
import { endpointIdFor, orderIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { eventIdFor } from '../../shared/domain/order-events.ts';
import { deliveryIdFor } from '../../shared/domain/webhook-delivery.ts';
import { topic, webhookQueue } from '../../shared/topic.ts';
import { root } from '../../tools/root.ts';

let serviceBus: ServiceBus;
let client: ServiceBusClient;
beforeAll(async () => {
  const entities = join(root, 'infra', 'service-bus', 'Config.json');
  serviceBus = await startServiceBus({ entities, stateFile: ':memory:' });
  client = new ServiceBusClient(serviceBus.connectionString);
});
afterAll(async () => {
  await client?.close();
  await serviceBus?.close();
});

const acme = PartnerId.parse('acme');
const sender = () => client.createSender(topic.name);
const none = Object.fromEntries(Object.values(topic.subscriptions).map((name) => [name, 0]));
const waiting = () =>
  Object.fromEntries(
    Object.values(topic.subscriptions).map((name) => [
      name,
      serviceBus.counts(`${topic.name}/Subscriptions/${name}`).active,
    ]),
  );
async function received(subscription: string): Promise<ServiceBusReceivedMessage> {
  const receiver = client.createReceiver(topic.name, subscription, { receiveMode: 'receiveAndDelete' });
  const [message] = await receiver.receiveMessages(1);
  await receiver.close();
  if (message === undefined) throw new Error(`nothing came to ${subscription}`);
  return message;
}

test.each(Object.values(topic.subscriptions))(
  'a copy for %s reaches only that subscription, once, unchanged and not before its time',
  async (name) => {
    const retries = new ServiceBusRetries({ createSender: sender });
    const at = new Date(Date.now() + 300);
    const contentType = 'application/cloudevents+json';
    const copy = { messageId: `copy-for-${name}`, contentType, properties: { attempt: 2 }, body: { id: 'evt_1' } };
    await retries.schedule({ subscription: name, ...copy, at });
    await retries.schedule({ subscription: name, ...copy, at });
    const early = waiting();
    // On a slow machine its time may have come.
    if (Date.now() < at.getTime()) expect(early).toEqual(none);

    const message = await received(name);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    const { messageId, contentType: type, applicationProperties, body } = message;
    expect({ messageId, contentType: type, properties: applicationProperties, body }).toEqual(copy);
    expect(waiting()).toEqual(none);
  },
);

test('a copy without a time arrives at once', async () => {
  const retries = new ServiceBusRetries({ createSender: sender });
  await retries.schedule({ subscription: 'saga', messageId: 'now', contentType: undefined, properties: {}, body: 1 });
  expect(waiting()).toEqual({ ...none, saga: 1 });
  await received('saga');
});

test('a request for a partner’s turn reaches the sagas once per partner and time, for any number of senders', async () => {
  const calls = new ServiceBusAdmissionCalls(sender());
  const at = new Date(Date.now() + 300);
  await Promise.all([calls.callAt(acme, at), calls.callAt(acme, at), calls.callAt(PartnerId.parse('globex'), at)]);
  const messages = [await received('saga'), await received('saga')];
  expect(messages.map(({ body }) => body.partnerid).sort()).toEqual(['acme', 'globex']);
  expect(messages.map(({ subject }) => subject)).toEqual(['saga.admission_due', 'saga.admission_due']);
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  expect(waiting()).toEqual(none);
});

test('a nudge that comes again with more events is not taken for a repetition', async () => {
  const nudges = new ServiceBusWebhookNudges(client.createSender(webhookQueue));
  const [one, two, three] = [1, 2, 3].map((sequence) => {
    const event = eventIdFor(orderIdFor(acme, 'nudged'), sequence);
    const at = '2026-11-27T10:00:00.000Z';
    return { id: deliveryIdFor(event), eventId: event, eventAt: at, type: 'order.placed', sequence };
  });
  if (!one || !two || !three) throw new Error('there are three');
  const endpointId = endpointIdFor(acme, 'nudged');
  const nudge = { kind: 'delivery' as const, partnerId: acme, endpointId, ...one, attempt: 1, putOff: 0 };
  for (const following of [undefined, [two], [two], [two, three]]) {
    await nudges.send([following === undefined ? nudge : { ...nudge, following }]);
  }
  expect(serviceBus.counts(webhookQueue).active).toBe(3);
});
