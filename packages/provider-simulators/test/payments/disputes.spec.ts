import { expect, test } from 'vitest';
import { WebhookReceiver } from '../webhook-receiver.ts';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

async function captured() {
  const receiver = await WebhookReceiver.start();
  const types = ['charge.dispute.created', 'charge.dispute.closed', 'charge.refunded'];
  const webhooks = [{ url: receiver.url, secrets: ['whsec_first'], types }];
  const payments = await PaymentsFixture.start({ webhooks, webhookRetryMs: 5 });
  return { payments, receiver, intent: await payments.captured() };
}

test('a dispute is opened at the bank, and decided', async () => {
  const { payments, receiver, intent } = await captured();
  const opened = await payments.act('disputes', { payment_intent: intent.id });
  expect(opened.body).toMatchObject({ amount: 1299, status: 'needs_response', payment_intent: intent.id });
  await receiver.count(1);
  await payments.act(`disputes/${opened.body.id}/close`, { outcome: 'lost' });
  await receiver.count(2);
  expect(receiver.types).toEqual(['charge.dispute.created', 'charge.dispute.closed']);
  const { disputes } = payments.stripe();
  const { data } = await disputes.list({ payment_intent: intent.id });
  expect(data).toMatchObject([{ id: opened.body.id, status: 'lost' }]);
  expect(await disputes.retrieve(String(opened.body.id))).toEqual(data[0]);
  expect((await payments.books()).intents).toMatchObject([{ dispute: 'lost' }]);
});

test('a disputed charge can’t be refunded until the dispute is won', async () => {
  const { payments, intent } = await captured();
  const { body } = await payments.act('disputes', { payment_intent: intent.id, amount: 500 });
  const refund = () => payments.stripe().refunds.create({ payment_intent: intent.id });
  expect(await refusalOf(refund())).toMatchObject({ statusCode: 400, code: 'charge_disputed' });
  await payments.act(`disputes/${body.id}/close`, { outcome: 'won' });
  expect((await refund()).amount).toBe(1299);
});

test('only what was captured can be disputed, and once', async () => {
  const { payments, intent } = await captured();
  const authorized = await payments.authorized();
  expect((await payments.act('disputes', { payment_intent: authorized.id })).status).toBe(400);
  expect((await payments.act('disputes', { payment_intent: intent.id, amount: 1300 })).status).toBe(400);
  expect((await payments.act('disputes', { payment_intent: intent.id })).status).toBe(200);
  expect((await payments.act('disputes', { payment_intent: intent.id })).status).toBe(400);
  expect((await payments.act('disputes', { payment_intent: 'pi_nobody' })).status).toBe(404);
});

test('a refund that is made at the Dashboard is announced like any other, without a request', async () => {
  const { payments, receiver, intent } = await captured();
  const refunded = await payments.act('refunds', { payment_intent: intent.id, amount: 299 });
  expect(refunded.body).toMatchObject({ object: 'refund', amount: 299, status: 'succeeded' });
  const [{ body } = expect.fail('nothing came')] = await receiver.count(1);
  expect(JSON.parse(body)).toMatchObject({
    ...{ type: 'charge.refunded', request: { id: null } },
    data: { object: { object: 'charge', payment_intent: intent.id, amount_refunded: 299, refunded: false } },
  });
  expect((await payments.act('refunds', { payment_intent: intent.id, amount: 1299 })).status).toBe(400);
});
