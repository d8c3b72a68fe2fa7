import { CarrierFixture } from '@partner-orders/provider-simulators/testing/carrier-fixture';
import { PaymentsFixture } from '@partner-orders/provider-simulators/testing/payments-fixture';
import { expect, test } from 'vitest';
import { HttpShipmentRecords } from '../../shared/adapters/carrier/http-shipment-records.ts';
import { StripePaymentRecords } from '../../shared/adapters/stripe/stripe-payment-records.ts';
import { refundIdFor } from '../../shared/domain/ids.ts';
import { orderId, partnerId, secretsOf } from './provider-fixture.ts';

const from = new Date(0);
const to = new Date(Date.now() + 60_000);

async function payments() {
  const fixture = await PaymentsFixture.start();
  const options = { url: fixture.url, secrets: secretsOf(`sk_${'test'}_records`), timeoutMs: 2_000, mostCalls: 4 };
  return { fixture, stripe: fixture.stripe(), records: new StripePaymentRecords(options) };
}

test('a payment is listed with its order, its state and what was refunded, and one of another system without an order', async () => {
  const { fixture, stripe, records } = await payments();
  const other = await fixture.open();
  const ours = await fixture.open({ orderId, partnerId });
  await stripe.paymentIntents.confirm(ours.id);
  const common = { paymentId: ours.id, order: { orderId, partnerId }, isDisputed: false, refunded: 0, captured: 0 };
  expect(await records.find(ours.id)).toEqual({
    ...common,
    state: 'authorized',
    amount: { amount: 1299, currency: 'EUR' },
  });
  await stripe.paymentIntents.capture(ours.id);
  await stripe.refunds.create({ payment_intent: ours.id, amount: 300 });
  const { payments: listed, next } = await records.list('payments', { from, to, after: undefined });
  expect(listed).toMatchObject([
    { ...common, state: 'captured', captured: 1299, refunded: 300 },
    { paymentId: other.id, order: undefined, state: 'unpaid' },
  ]);
  expect(next).toBeUndefined();
  expect(await records.find('pi_nobody')).toBeUndefined();
});

test('refunds and disputes lead to their payments, and pages to the end', async () => {
  const { fixture, stripe, records } = await payments();
  for (let n = 0; n < 52; n += 1) await fixture.open({ orderId, partnerId });
  const first = await records.list('payments', { from, to, after: undefined });
  const rest = await records.list('payments', { from, to, after: first.next });
  expect([first.payments.length, rest.payments.length, rest.next]).toEqual([50, 2, undefined]);

  const { id } = await fixture.captured();
  const refundId = refundIdFor(orderId, 'k');
  await stripe.refunds.create({ payment_intent: id, amount: 1, metadata: { refundId } });
  await stripe.refunds.create({ payment_intent: id, amount: 2 });
  expect((await records.list('refunds', { from, to, after: undefined })).payments).toMatchObject([
    { paymentId: id, refunded: 3 },
  ]);
  expect((await records.listRefundsOf(id)).refunds).toMatchObject([
    { refundId: undefined, amount: { amount: 2 }, status: 'succeeded' },
    { refundId, amount: { amount: 1 }, status: 'succeeded' },
  ]);
  expect((await records.listDisputesOf(id)).disputes).toEqual([]);
  await fetch(`${fixture.url}/_simulator/disputes`, { method: 'POST', body: JSON.stringify({ payment_intent: id }) });
  expect((await records.listDisputesOf(id)).disputes).toMatchObject([
    { status: 'open', amount: { amount: 1296, currency: 'EUR' } },
  ]);
  expect((await records.list('disputes', { from, to, after: undefined })).payments).toMatchObject([
    { isDisputed: true },
  ]);
});

test('shipments are listed in the order of their last change, and found by their reference', async () => {
  const carrier = await CarrierFixture.start();
  const options = { url: carrier.url, secrets: secretsOf('token'), timeoutMs: 2_000, mostCalls: 4 };
  const records = new HttpShipmentRecords(options);
  for (const reference of ['a', 'b', 'c']) await carrier.book(reference);
  await carrier.cancel('a');
  const { shipments, next } = await records.list({ from, after: undefined });
  expect(shipments.map(({ reference, status }) => [reference, status])).toEqual([
    ['b', 'booked'],
    ['c', 'booked'],
    ['a', 'cancelled'],
  ]);
  expect(next).toBeUndefined();
  expect(await records.find('a')).toMatchObject({ status: 'cancelled', isReturning: false });
  expect(await records.find('nobody')).toBeUndefined();
});
