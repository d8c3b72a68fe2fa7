import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startPayments } from '../../src/payments/start-payments.ts';
import { WebhookReceiver } from '../webhook-receiver.ts';
import { PaymentsFixture, until } from './payments-fixture.ts';

const SECRET = 'whsec_first';

async function start(change: { secrets?: string[]; types?: string[] } = {}) {
  const receiver = await WebhookReceiver.start();
  const { secrets = [SECRET], types = ['*'] } = change;
  const webhooks = [{ url: receiver.url, secrets, types }];
  return { receiver, payments: await PaymentsFixture.start({ webhooks, webhookRetryMs: 5 }) };
}

const Webhooks = z.object({
  endpoints: z.array(z.looseObject({ id: z.string(), secrets: z.int() })),
  waiting: z.array(z.looseObject({ event: z.string(), attempts: z.int(), outcome: z.string().nullable() })),
});

async function shownWebhooks(url: string) {
  return Webhooks.parse(await (await fetch(`${url}/_simulator/webhooks`)).json());
}

test('each change of a payment sends its event, which Stripe’s own library verifies', async () => {
  const { payments, receiver } = await start();
  const stripe = payments.stripe();
  const { id } = await payments.open({ order: 'o-1' });
  await receiver.count(1);
  await stripe.paymentIntents.confirm(id, {}, { idempotencyKey: 'the-key' });
  await receiver.count(2);
  await stripe.paymentIntents.capture(id);
  const received = await receiver.count(3);
  const events = received.map(({ body, headers }) =>
    stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), SECRET),
  );
  expect(events.map(({ type }) => type)).toEqual([
    'payment_intent.created',
    'payment_intent.amount_capturable_updated',
    'payment_intent.succeeded',
  ]);
  expect(events[1]).toMatchObject({ object: 'event', request: { idempotency_key: 'the-key' }, pending_webhooks: 1 });
  expect(events[1]?.data.object).toMatchObject({ id, status: 'requires_capture', metadata: { order: 'o-1' } });
  expect(events[2]?.data.object).toMatchObject({ id, status: 'succeeded', amount_received: 1299 });
});

test('a declined card and a cancellation send their events, and a replayed request sends none', async () => {
  const { payments, receiver } = await start({ types: ['payment_intent.payment_failed', 'payment_intent.canceled'] });
  const stripe = payments.stripe();
  const { id } = await payments.open({}, 'pm_card_visa_chargeDeclined');
  await stripe.paymentIntents.confirm(id).catch(() => {});
  await receiver.count(1);
  await stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'once' });
  await stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'once' });
  await receiver.count(2);
  expect(receiver.types).toEqual(['payment_intent.payment_failed', 'payment_intent.canceled']);
  expect((await shownWebhooks(payments.url)).waiting).toEqual([]);
});

test('while a secret is replaced, each of both verifies the same delivery', async () => {
  const { payments, receiver } = await start({ secrets: ['whsec_old', 'whsec_new'] });
  await payments.open();
  const [{ body, headers } = expect.fail('nothing came')] = await receiver.count(1);
  const verify = (secret: string) =>
    payments.stripe().webhooks.constructEvent(body, String(headers['stripe-signature']), secret);
  expect(verify('whsec_old')).toEqual(verify('whsec_new'));
  expect(() => verify('whsec_other')).toThrow(Stripe.errors.StripeSignatureVerificationError);
  expect((await shownWebhooks(payments.url)).endpoints).toMatchObject([{ url: receiver.url, secrets: 2 }]);
});

test('an event is sent again until it is answered with 2xx; a redirect is a failure', async () => {
  const { payments, receiver } = await start();
  receiver.statuses.push(500, 302, 404);
  await payments.open();
  const received = await receiver.count(4);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  await until(async () => (await shownWebhooks(payments.url)).waiting.length === 0);
  expect(receiver.received).toHaveLength(4);
});

test('events follow each other over one connection, and over a new one once the endpoint has closed it', async () => {
  const { payments, receiver } = await start({ types: ['payment_intent.created'] });
  for (const n of [1, 2, 3]) {
    await payments.open();
    await receiver.count(n);
    await until(async () => (await shownWebhooks(payments.url)).waiting.length === 0);
  }
  expect(receiver.connections).toBe(1);
  receiver.closeIdle();
  await payments.open();
  await receiver.count(4);
  expect(receiver.connections).toBe(2);
  expect((await shownWebhooks(payments.url)).waiting.map(({ outcome }) => outcome).filter(Boolean)).toEqual([]);
});

test('what waits is shown with its last answer, and can be sent at once', async () => {
  const receiver = await WebhookReceiver.start();
  receiver.statuses.push(503);
  const webhooks = [{ url: receiver.url, secrets: [SECRET] }];
  const payments = await PaymentsFixture.start({ webhooks, webhookRetryMs: 600_000 });
  await payments.open();
  await until(async () => (await shownWebhooks(payments.url)).waiting[0]?.attempts === 1);
  expect((await shownWebhooks(payments.url)).waiting).toMatchObject([{ outcome: 'answered 503' }]);
  await fetch(`${payments.url}/_simulator/webhooks/retry`, { method: 'POST' });
  await receiver.count(2);
});

test('a kill -9 loses no event of a change that was answered', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'payments-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const stateFile = join(directory, 'payments.db');
  const receiver = await WebhookReceiver.start();
  const child = fork(fileURLToPath(new URL('serve-payments.ts', import.meta.url)), [stateFile]);
  const { port } = z.object({ port: z.int() }).parse((await once(child, 'message'))[0]);
  // Until the kill, the endpoint refuses everything.
  receiver.statuses.push(...Array.from({ length: 10_000 }, () => 500));
  const endpoints = [{ url: receiver.url, secrets: [SECRET] }];
  const body = JSON.stringify({ endpoints });
  await fetch(`http://127.0.0.1:${port}/_simulator/webhooks`, { method: 'PUT', body });
  const stripe = new Stripe('sk_test_kill', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
  const acknowledged = new Set<string>();
  const creates = Array.from({ length: 60 }, async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', capture_method: 'manual' });
    acknowledged.add(id);
    if (acknowledged.size === 20) child.kill('SIGKILL');
  });
  await Promise.allSettled(creates);
  expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL');
  receiver.statuses.length = 0;
  const before = receiver.received.length;

  const payments = await startPayments({ stateFile });
  onTestFinished(() => payments.close());
  await fetch(`${payments.url}/_simulator/webhooks/retry`, { method: 'POST' });
  const announced = () => {
    const bodies = receiver.received.slice(before).map(({ body: text }) => JSON.parse(text));
    return new Set(bodies.map((event) => String(event.data.object.id)));
  };
  await until(async () => [...acknowledged].every((id) => announced().has(id)));
  expect(acknowledged.size).toBeGreaterThanOrEqual(20);
});

test('rules double, drop, delay and reorder deliveries', async () => {
  const { payments, receiver } = await start({ types: ['payment_intent.created'] });
  await payments.addFault({ fault: 'duplicate', times: 1 });
  const doubled = await payments.open();
  await receiver.count(2);
  await payments.addFault({ fault: 'drop', match: { metadata: { order: 'lost' } } });
  await payments.open({ order: 'lost' });
  await payments.addFault({ fault: 'out_of_order', match: { type: 'payment_intent.created' }, times: 1 });
  const held = await payments.open();
  const overtaking = await payments.open();
  await receiver.count(4);
  await payments.addFault({ operation: 'webhooks.deliver', fault: 'delay', ms: 600_000, times: 1 });
  await payments.open();
  const ids = receiver.received.map(({ body }) => JSON.parse(body).data.object.id);
  expect(ids).toEqual([doubled.id, doubled.id, overtaking.id, held.id]);
  expect((await shownWebhooks(payments.url)).waiting).toHaveLength(1);
});

test('a rule for all requests affects no delivery, and a delivery has no other faults', async () => {
  const { payments, receiver } = await start();
  await payments.addFault({ fault: 'delay', ms: 1 });
  await payments.open();
  await receiver.count(1);
  const body = JSON.stringify({ operation: 'webhooks.deliver', fault: 'error' });
  const refused = await fetch(`${payments.url}/_simulator/faults`, { method: 'POST', body });
  expect(refused.status).toBe(400);
});

test('an endpoint that is removed gets nothing any more; a malformed one is refused with its field', async () => {
  const { payments, receiver } = await start();
  const put = (endpoints: unknown) =>
    fetch(`${payments.url}/_simulator/webhooks`, { method: 'PUT', body: JSON.stringify({ endpoints }) });
  const refused = await put([{ url: 'ftp://x', secrets: ['short'] }]);
  expect(refused.status).toBe(400);
  const details = [{ path: 'endpoints[0].url' }, { path: 'endpoints[0].secrets[0]' }];
  expect(await refused.json()).toMatchObject({ error: { code: 'invalid_webhook', details } });
  expect((await put([])).status).toBe(200);
  await payments.open();
  expect(await shownWebhooks(payments.url)).toEqual({ endpoints: [], waiting: [] });
  expect(receiver.received).toEqual([]);
});

test('events are listed by page, the newest first, and by type', async () => {
  const payments = await PaymentsFixture.start();
  for (let n = 0; n < 5; n += 1) await payments.authorized({ n: String(n) });
  const { events } = payments.stripe();
  const all = await events.list({ limit: 3 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ type }) => type)).toEqual(
    Array.from({ length: 5 }, () => ['payment_intent.amount_capturable_updated', 'payment_intent.created']).flat(),
  );
  const created = await events.list({ type: 'payment_intent.created', limit: 2 });
  expect(created.data.map(({ data }) => (data.object as Stripe.PaymentIntent).metadata['n'])).toEqual(['4', '3']);
  expect(created.has_more).toBe(true);
  const [newest = expect.fail('no event')] = all;
  expect(await events.retrieve(newest.id)).toEqual(newest);
});
