import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { beforeEach, describe, expect, test } from 'vitest';
import { CarrierSignedEvents } from '../../shared/adapters/carrier/carrier-signed-events.ts';
import { StripeSignedEvents } from '../../shared/adapters/stripe/stripe-signed-events.ts';
import type { SignedEvents } from '../../shared/ports/provider-events.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import { orderId, partnerId } from './provider-fixture.ts';

const secretOf = (name: string) => `whsec_${Buffer.from(`the ${name} secret of a test`).toString('base64')}`;

/** The versions of the secret in force, the newest first. */
let versions: string[];
beforeEach(() => {
  versions = ['new', 'old'];
});
const secrets: Secrets = {
  getCurrent: async () => ({ version: versions[0] ?? '', value: secretOf(versions[0] ?? '') }),
  find: async () => undefined,
  async findReplacement(_name, refused) {
    const other = versions.find((version) => version !== refused);
    return other === undefined ? undefined : { version: other, value: secretOf(other) };
  },
};

interface Sent {
  body: string;
  signedBody?: string;
  secret?: string;
  secondsAgo?: number;
}
type Send = (sent: Sent) => ReturnType<SignedEvents['read']>;

const at = (secondsAgo: number) => Math.floor(Date.now() / 1000) - secondsAgo;

function read(events: SignedEvents, body: string, headers: Record<string, string>) {
  return events.read({ body: Buffer.from(body), readHeader: (name) => headers[name] });
}

const fromStripe: Send = ({ body, signedBody = body, secret = 'new', secondsAgo = 0 }) => {
  const events = new StripeSignedEvents(secrets, { now: () => new Date() });
  const signing = { payload: signedBody, secret: secretOf(secret), timestamp: at(secondsAgo) };
  return read(events, body, { 'stripe-signature': Stripe.webhooks.generateTestHeaderString(signing) });
};

const fromCarrier: Send = ({ body, signedBody = body, secret = 'new', secondsAgo = 0 }) => {
  const date = new Date(at(secondsAgo) * 1_000);
  const signature = new Webhook(secretOf(secret)).sign('msg_1', date, signedBody);
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(at(secondsAgo)),
    'webhook-signature': signature,
  };
  return read(new CarrierSignedEvents(secrets), body, headers);
};

const stripeEvent = (type: string, object: unknown) =>
  JSON.stringify({ id: 'evt_1', object: 'event', type, created: 1_800_000_000, data: { object } });
const intent = { id: 'pi_1', object: 'payment_intent', status: 'succeeded', metadata: { orderId, partnerId } };
const carrierEvent = (type = 'shipment.shipped', change: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{ type, timestamp: '2026-11-20T15:04:00.000Z' },
    data: {
      ...{ reference: orderId, trackingNumber: 'LP1', status: 'shipped', version: 2 },
      shipment: { packages: [{ trackingNumber: 'LP1', status: 'shipped', items: [] }] },
      ...change,
    },
  });

describe.each([
  ['Stripe', fromStripe, stripeEvent('payment_intent.succeeded', intent), stripeEvent('invoice.paid', {})],
  ['the carrier', fromCarrier, carrierEvent(), carrierEvent('shipment.weighed')],
])('%s', (_name, send, body, unknown) => {
  const refused = (reason: string) => ({ kind: 'refused', reason });

  test('an event that either version of the secret has signed is read', async () => {
    for (const secret of ['new', 'old']) expect((await send({ body, secret })).kind).toBe('event');
  });

  test('a secret that is not in force has signed nothing', async () => {
    versions = ['new'];
    for (const secret of ['old', 'foreign']) expect(await send({ body, secret })).toEqual(refused('bad_signature'));
  });

  test('a body that was changed after it was signed is refused, even if only a space was added', async () => {
    for (const changed of [`${body} `, body.replace('{', '{ ')]) {
      expect(await send({ body: changed, signedBody: body })).toEqual(refused('bad_signature'));
    }
  });

  test('a replay is refused after five minutes', async () => {
    expect((await send({ body, secondsAgo: 290 })).kind).toBe('event');
    expect(await send({ body, secondsAgo: 310 })).toEqual(refused('old_timestamp'));
  });

  test('a type that we don’t process is ignored', async () => {
    expect((await send({ body: unknown })).kind).toBe('ignored');
    expect(await send({ body: unknown, secret: 'foreign' })).toEqual(refused('bad_signature'));
  });

  test('what is signed and no event is unreadable', async () => {
    for (const odd of ['not JSON', '[]', '{}', 'null', body.replace(/"(pi_1|LP1)"/g, '7')]) {
      expect(await send({ body: odd })).toEqual(refused('unreadable'));
    }
  });
});

test('a request without a signature, or with half of one, is refused', async () => {
  const stripe = new StripeSignedEvents(secrets, { now: () => new Date() });
  const carrier = new CarrierSignedEvents(secrets);
  const none = { kind: 'refused', reason: 'bad_signature' };
  const body = stripeEvent('payment_intent.succeeded', intent);
  for (const header of ['', 't=1', 'v1=00', 't=x,v1=y', 'v0=1,t=2', ',']) {
    expect(await read(stripe, body, { 'stripe-signature': header })).toEqual(none);
  }
  expect(await read(stripe, body, {})).toEqual(none);
  const now = String(at(0));
  for (const headers of [
    {},
    { 'webhook-id': 'msg_1', 'webhook-timestamp': now },
    { 'webhook-id': 'msg_1', 'webhook-timestamp': 'x', 'webhook-signature': 'v1,x' },
    { 'webhook-id': 'msg_1', 'webhook-timestamp': now, 'webhook-signature': 'v1, v2,abc garbage' },
  ]) {
    expect(await read(carrier, carrierEvent(), headers)).toEqual(none);
  }
});

test('a broken secret in the vault lets nothing pass, and the other version still counts', async () => {
  const broken: Secrets = { ...secrets, getCurrent: async () => ({ version: 'broken', value: 'whsec_%%%' }) };
  const signature = new Webhook(secretOf('new')).sign('msg_1', new Date(at(0) * 1_000), carrierEvent());
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at(0)), 'webhook-signature': signature };
  expect((await read(new CarrierSignedEvents(broken), carrierEvent(), headers)).kind).toBe('event');
  const alone: Secrets = { ...broken, findReplacement: async () => undefined };
  expect((await read(new CarrierSignedEvents(alone), carrierEvent(), headers)).kind).toBe('refused');
});

test.each([
  [
    'payment_intent.payment_failed',
    {
      ...intent,
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'lost_card' },
    },
    {
      order: { orderId, partnerId },
      change: { kind: 'payment', status: 'requires_payment_method', code: 'lost_card' },
    },
  ],
  [
    'payment_intent.succeeded',
    { ...intent, metadata: { orderId: 'somebody else’s' }, last_payment_error: null },
    { change: { kind: 'payment', status: 'succeeded' } },
  ],
  [
    'charge.refunded',
    { id: 'ch_1', payment_intent: 'pi_1', amount_refunded: 500, currency: 'eur', metadata: { orderId, partnerId } },
    { order: { orderId, partnerId }, change: { kind: 'refunded', total: { amount: 500, currency: 'EUR' } } },
  ],
  [
    'refund.failed',
    { id: 're_1', payment_intent: 'pi_1', status: 'failed', amount: 500, currency: 'eur' },
    { change: { kind: 'refund', refundId: 're_1', status: 'failed', amount: { amount: 500, currency: 'EUR' } } },
  ],
  [
    'charge.dispute.closed',
    { id: 'dp_1', payment_intent: 'pi_1', status: 'lost', amount: 500, currency: 'usd' },
    { change: { kind: 'dispute', disputeId: 'dp_1', status: 'lost', amount: { amount: 500, currency: 'USD' } } },
  ],
])('%s says what has changed, and nothing else', async (type, object, expected) => {
  const secret = { customer_email: 'ada@example.com' };
  const sent = await fromStripe({ body: stripeEvent(type, { ...object, ...secret }) });
  const common = { provider: 'payments', eventId: 'evt_1', type, at: '2027-01-15T08:00:00.000Z', paymentId: 'pi_1' };
  expect(sent).toEqual({ kind: 'event', event: { ...common, ...expected } });
});

test('a tracking event names the order, its package and all the others', async () => {
  const sent = await fromCarrier({ body: carrierEvent('shipment.lost', { status: 'lost', version: 7 }) });
  expect(sent).toEqual({
    kind: 'event',
    event: {
      ...{ provider: 'carrier', eventId: 'msg_1', type: 'shipment.lost', at: '2026-11-20T15:04:00.000Z' },
      ...{ reference: orderId, trackingNumber: 'LP1', status: 'lost', version: 7 },
      packages: [{ trackingNumber: 'LP1', status: 'shipped', items: [] }],
    },
  });
});
