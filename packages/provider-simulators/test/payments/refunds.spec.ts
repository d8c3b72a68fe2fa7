import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

test('a refund without an amount refunds everything, once', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id, latest_charge } = await payments.captured();
  const refund = await stripe.refunds.create({ payment_intent: id, reason: 'requested_by_customer' });
  expect(refund).toMatchObject({ object: 'refund', amount: 1299, currency: 'eur', status: 'succeeded' });
  expect(refund).toMatchObject({ payment_intent: id, charge: latest_charge, reason: 'requested_by_customer' });
  expect(await stripe.refunds.retrieve(refund.id)).toEqual(refund);

  const again = await refusalOf(stripe.refunds.create({ payment_intent: id }));
  expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  expect((await payments.books()).intents).toMatchObject([{ captured: 1299, refunded: 1299, refunds: 1 }]);
});

test('partial refunds add up to what was captured and never exceed it', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.captured();
  await stripe.refunds.create({ payment_intent: id, amount: 1000 });
  const tooMuch = await refusalOf(stripe.refunds.create({ payment_intent: id, amount: 300 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
  expect(tooMuch.code).toBeUndefined();
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(299);
});

test('an amount that was only authorized can’t be refunded', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized();
  const error = await refusalOf(payments.stripe().refunds.create({ payment_intent: id }));
  expect(error.statusCode).toBe(400);
  expect(error.message).toContain('does not have a successful charge to refund');
});

test('answers resource_missing to unknown intents and refunds', async () => {
  const payments = await PaymentsFixture.start();
  const { refunds } = payments.stripe();
  const unknownIntent = await refusalOf(refunds.create({ payment_intent: 'pi_nobody' }));
  expect(unknownIntent).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'payment_intent' });
  expect(await refusalOf(refunds.retrieve('re_nobody'))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
});
