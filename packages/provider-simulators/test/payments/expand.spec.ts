import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

test('lists show the last charge and the payment instead of their ids', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.captured();
  await stripe.refunds.create({ payment_intent: id, amount: 300 });
  const charge = { object: 'charge', amount_refunded: 300, disputed: false };

  const { data: intents } = await stripe.paymentIntents.list({ expand: ['data.latest_charge'] });
  expect(intents).toMatchObject([{ id, latest_charge: charge }]);
  expect(await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).toEqual(
    expect.objectContaining({ id, latest_charge: expect.objectContaining(charge) }),
  );
  const { data: refunds } = await stripe.refunds.list({ expand: ['data.payment_intent.latest_charge'] });
  expect(refunds).toMatchObject([{ amount: 300, payment_intent: { id, latest_charge: charge } }]);
  const { data: short } = await stripe.refunds.list({ payment_intent: id, expand: ['data.payment_intent'] });
  expect(short).toMatchObject([{ payment_intent: { id, latest_charge: expect.stringMatching(/^ch_/) } }]);
});

test('an intent without a charge has none to show, and other paths are refused by name', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.open();
  expect((await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).latest_charge).toBeNull();
  expect(await refusalOf(stripe.disputes.list({ expand: ['data.charge'] }))).toMatchObject({
    statusCode: 400,
    param: 'expand[0]',
  });
});
