import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

test('an intent is created, confirmed and captured, and has its amounts at every step', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const opened = await payments.open({ order: 'o-1' });
  expect(opened).toMatchObject({
    object: 'payment_intent',
    status: 'requires_confirmation',
    amount: 1299,
    currency: 'eur',
    capture_method: 'manual',
    latest_charge: null,
    metadata: { order: 'o-1' },
  });
  const confirmed = await stripe.paymentIntents.confirm(opened.id);
  expect(confirmed).toMatchObject({ status: 'requires_capture', amount_capturable: 1299, amount_received: 0 });
  const captured = await stripe.paymentIntents.capture(opened.id);
  expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 1299 });
  expect(captured.latest_charge).toMatch(/^ch_/);
  expect(await stripe.paymentIntents.retrieve(opened.id)).toEqual(captured);
});

test('create with confirm authorizes in one request', async () => {
  const payments = await PaymentsFixture.start();
  const intent = await payments.stripe().paymentIntents.create({
    amount: 500,
    currency: 'usd',
    capture_method: 'manual',
    confirm: true,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  expect(intent.status).toBe('requires_capture');
});

test('an intent that allows redirects is not confirmed without a return_url, as with Stripe', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const intent = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
  });
  expect(await refusalOf(stripe.paymentIntents.confirm(intent.id))).toMatchObject({
    statusCode: 400,
    param: 'return_url',
  });
  const confirmed = await stripe.paymentIntents.confirm(intent.id, { return_url: 'https://example.com/back' });
  expect(confirmed.status).toBe('requires_capture');
});

test.each([
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
])('%s is declined with 402 %s / %s and the intent accepts another card', async (card, code, declineCode) => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.open({}, card);
  const error = await refusalOf(stripe.paymentIntents.confirm(id));
  expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(error).toMatchObject({ statusCode: 402, code, decline_code: declineCode });
  expect(error.payment_intent).toMatchObject({ id, status: 'requires_payment_method', payment_method: null });
  expect((await stripe.paymentIntents.retrieve(id)).last_payment_error).toMatchObject({ decline_code: declineCode });

  const confirmed = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect(confirmed).toMatchObject({ status: 'requires_capture', last_payment_error: null });
});

test('a create with confirm that is declined leaves an open intent', async () => {
  const payments = await PaymentsFixture.start();
  const error = await refusalOf(
    payments.stripe().paymentIntents.create({
      amount: 500,
      currency: 'usd',
      capture_method: 'manual',
      confirm: true,
      payment_method: 'pm_card_visa_chargeDeclined',
      allowed_payment_method_types: ['card'],
    }),
  );
  expect(error.statusCode).toBe(402);
  expect((await payments.books()).intents).toMatchObject([{ status: 'requires_payment_method', authorizations: 0 }]);
});

test('the simulator’s own card authorizes and refuses its capture; the authorization can still be cancelled', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.authorized({}, 'pm_simulator_captureDeclined');
  const error = await refusalOf(stripe.paymentIntents.capture(id));
  expect(error).toMatchObject({ statusCode: 402, code: 'card_declined' });
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
  expect((await stripe.paymentIntents.cancel(id)).status).toBe('canceled');
});

test('an unknown payment method is resource_missing, at create and at confirm', async () => {
  const payments = await PaymentsFixture.start();
  const missing = { statusCode: 400, code: 'resource_missing', param: 'payment_method' };
  expect(await refusalOf(payments.open({}, 'pm_nobody'))).toMatchObject(missing);
  const { id } = await payments.open();
  const confirming = payments.stripe().paymentIntents.confirm(id, { payment_method: 'pm_nobody' });
  expect(await refusalOf(confirming)).toMatchObject(missing);
});

test('a part is captured and the rest released; more than the authorized amount is refused', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const { id } = await payments.authorized();
  const tooMuch = await refusalOf(stripe.paymentIntents.capture(id, { amount_to_capture: 1300 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, code: 'amount_too_large', param: 'amount_to_capture' });
  const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 });
  expect(captured).toMatchObject({ status: 'succeeded', amount_received: 1000, amount_capturable: 0 });
});

test('an operation that the state does not allow is payment_intent_unexpected_state and shows the intent', async () => {
  const payments = await PaymentsFixture.start();
  const { paymentIntents } = payments.stripe();
  const unexpected = (status: string) => ({
    statusCode: 400,
    code: 'payment_intent_unexpected_state',
    payment_intent: { status },
  });
  const opened = await payments.open();
  expect(await refusalOf(paymentIntents.capture(opened.id))).toMatchObject(unexpected('requires_confirmation'));
  const authorized = await payments.authorized();
  expect(await refusalOf(paymentIntents.confirm(authorized.id))).toMatchObject(unexpected('requires_capture'));
  const captured = await payments.captured();
  expect(await refusalOf(paymentIntents.confirm(captured.id))).toMatchObject(unexpected('succeeded'));
  expect(await refusalOf(paymentIntents.capture(captured.id))).toMatchObject(unexpected('succeeded'));
  expect(await refusalOf(paymentIntents.cancel(captured.id))).toMatchObject(unexpected('succeeded'));
  await paymentIntents.cancel(authorized.id);
  expect(await refusalOf(paymentIntents.cancel(authorized.id))).toMatchObject(unexpected('canceled'));
  expect(await refusalOf(paymentIntents.capture(authorized.id))).toMatchObject(unexpected('canceled'));
});

test('an intent without a payment method waits for one', async () => {
  const payments = await PaymentsFixture.start();
  const stripe = payments.stripe();
  const intent = await stripe.paymentIntents.create({
    amount: 500,
    currency: 'usd',
    capture_method: 'manual',
    allowed_payment_method_types: ['card'],
  });
  expect(intent.status).toBe('requires_payment_method');
  expect(await refusalOf(stripe.paymentIntents.confirm(intent.id))).toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
});

test('a cancelled intent shows when and why', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized();
  const canceled = await payments.stripe().paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned', amount_capturable: 0 });
  expect(canceled.canceled_at).toBeTypeOf('number');
});

test('answers 404 resource_missing to an unknown intent', async () => {
  const payments = await PaymentsFixture.start();
  const error = await refusalOf(payments.stripe().paymentIntents.retrieve('pi_nobody'));
  expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'intent' });
});

test('a list has the newest intents first, as many as requested, and says whether there are more', async () => {
  const payments = await PaymentsFixture.start();
  const ids: string[] = [];
  for (const order of ['1', '2', '3']) ids.unshift((await payments.open({ order })).id);
  const { paymentIntents } = payments.stripe();
  const page = await paymentIntents.list({ limit: 2 });
  expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(page.has_more).toBe(true);
  expect((await paymentIntents.list()).has_more).toBe(false);
});

test('pages follow each other to the end, and begin and end at a time', async () => {
  const payments = await PaymentsFixture.start();
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    if (n % 2 === 0) payments.now += 1_000;
    ids.unshift((await payments.open()).id);
  }
  const { paymentIntents } = payments.stripe();
  const all = await paymentIntents.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ id }) => id)).toEqual(ids);
  const since = all[2]?.created ?? expect.fail('no intent');
  const recent = await paymentIntents.list({ created: { gte: since }, limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(recent.map(({ id }) => id)).toEqual(ids.slice(0, 3));
});
