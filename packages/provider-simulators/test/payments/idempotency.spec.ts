import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf, until } from './payments-fixture.ts';

const CREATE = {
  amount: '500',
  currency: 'eur',
  capture_method: 'manual',
  payment_method: 'pm_card_visa',
  'allowed_payment_method_types[0]': 'card',
};
const PATH = '/v1/payment_intents';
const DAY_MS = 24 * 60 * 60 * 1000;

test('the first response to a key is repeated and marked as such, and the work is done once', async () => {
  const payments = await PaymentsFixture.start();
  const first = await payments.post(PATH, CREATE, { 'idempotency-key': 'k' });
  const second = await payments.post(PATH, CREATE, { 'idempotency-key': 'k' });
  expect(second).toMatchObject({ status: 200, body: first.body });
  expect(first.headers.get('idempotent-replayed')).toBeNull();
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
  expect(second.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
  expect((await payments.books()).totals.intents).toBe(1);
});

test('the order of the parameters does not matter', async () => {
  const payments = await PaymentsFixture.start();
  await payments.post(PATH, CREATE, { 'idempotency-key': 'k' });
  const reversed = Object.fromEntries(Object.entries(CREATE).reverse());
  const again = await payments.post(PATH, reversed, { 'idempotency-key': 'k' });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
});

test('a replay returns the first response even when the intent has changed since', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.open();
  const confirm = () => payments.stripe().paymentIntents.confirm(id, {}, { idempotencyKey: 'confirm' });
  await confirm();
  await payments.stripe().paymentIntents.capture(id);
  expect((await confirm()).status).toBe('requires_capture');
});

test('answers idempotency_error when the key was used with other parameters or for another endpoint', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.open();
  const { paymentIntents, refunds } = payments.stripe();
  await paymentIntents.cancel(id, {}, { idempotencyKey: 'k' });
  const otherParameters = paymentIntents.cancel(id, { cancellation_reason: 'duplicate' }, { idempotencyKey: 'k' });
  expect(await refusalOf(otherParameters)).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  const elsewhere = await refusalOf(refunds.create({ payment_intent: id }, { idempotencyKey: 'k' }));
  expect(elsewhere).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(elsewhere.message).toContain('same endpoint');
});

test('a decline is saved: the same key is declined again, another key is not', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.open();
  const { paymentIntents } = payments.stripe();
  await payments.addFault({ operation: 'payment_intents.confirm', fault: 'decline', times: 1 });
  const withKey = (idempotencyKey: string) =>
    paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }, { idempotencyKey });
  expect(await refusalOf(withKey('a'))).toMatchObject({ statusCode: 402 });
  const repeated = await refusalOf(withKey('a'));
  expect(repeated).toMatchObject({ statusCode: 402, headers: { 'idempotent-replayed': 'true' } });
  expect((await withKey('b')).status).toBe('requires_capture');
});

test('a 500 is saved: the same key fails for a day, then the work is done', async () => {
  const payments = await PaymentsFixture.start();
  await payments.addFault({ operation: 'payment_intents.create', fault: 'error', times: 1 });
  const create = () => payments.post(PATH, CREATE, { 'idempotency-key': 'k' });
  expect((await create()).status).toBe(500);
  payments.now += DAY_MS - 1;
  const replayed = await create();
  expect(replayed.status).toBe(500);
  expect(replayed.headers.get('idempotent-replayed')).toBe('true');
  expect((await payments.books()).totals.intents).toBe(0);
  payments.now += 1;
  expect((await create()).status).toBe(200);
});

test('a validation error is not saved, and neither is a 429', async () => {
  const payments = await PaymentsFixture.start();
  const post = (form: Record<string, string>) => payments.post(PATH, form, { 'idempotency-key': 'k' });
  expect((await post({ ...CREATE, amount: 'many' })).status).toBe(400);
  await payments.addFault({ fault: 'rate_limit', times: 1 });
  expect((await post(CREATE)).status).toBe(429);
  const third = await post(CREATE);
  expect(third.status).toBe(200);
  expect(third.headers.get('idempotent-replayed')).toBeNull();
});

test('answers 409 while the first request with the key is in progress', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.addFault({ operation: 'payment_intents.create', fault: 'hang', times: 1 });
  const giveUp = new AbortController();
  const hanging = fetch(`${payments.url}${PATH}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_plain', 'idempotency-key': 'k' },
    body: new URLSearchParams(CREATE),
    signal: giveUp.signal,
  }).catch(() => 'gave up');
  await until(async () => (await payments.faults()).some((rule) => rule.id === id && rule.hits === 1));

  const second = await payments.post(PATH, CREATE, { 'idempotency-key': 'k' });
  expect(second).toMatchObject({
    status: 409,
    body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use' } },
  });
  expect(second.headers.get('stripe-should-retry')).toBe('true');
  const other = await payments.post(PATH, { ...CREATE, amount: '501' }, { 'idempotency-key': 'k' });
  expect(other.status).toBe(400);

  giveUp.abort();
  expect(await hanging).toBe('gave up');
  await until(async () => (await payments.post(PATH, CREATE, { 'idempotency-key': 'k' })).status === 200);
});

test('of many concurrent requests with one key, one does the work and the SDK’s retries all get the same response', async () => {
  const payments = await PaymentsFixture.start();
  const { paymentIntents } = payments.stripe({ maxNetworkRetries: 5 });
  const create = () =>
    paymentIntents.create(
      { amount: 500, currency: 'eur', capture_method: 'manual', allowed_payment_method_types: ['card'] },
      { idempotencyKey: 'same' },
    );
  const intents = await Promise.all(Array.from({ length: 20 }, create));
  expect(new Set(intents.map(({ id }) => id)).size).toBe(1);
  expect((await payments.books()).totals.intents).toBe(1);
});

test('a key of a GET is ignored', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.open();
  const { paymentIntents } = payments.stripe();
  await paymentIntents.retrieve(id, {}, { idempotencyKey: 'g' });
  await paymentIntents.cancel(id);
  expect((await paymentIntents.retrieve(id, {}, { idempotencyKey: 'g' })).status).toBe('canceled');
});
