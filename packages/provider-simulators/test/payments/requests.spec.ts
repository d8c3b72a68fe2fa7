import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

const GOOD = { amount: '500', currency: 'eur', capture_method: 'manual' };

test('a key is required, as a bearer token or as the user of basic authentication', async () => {
  const payments = await PaymentsFixture.start();
  const list = (authorization?: string) =>
    fetch(`${payments.url}/v1/payment_intents`, { headers: authorization === undefined ? {} : { authorization } });
  expect((await list()).status).toBe(401);
  expect((await list('Bearer whatever')).status).toBe(401);
  expect((await list(`Basic ${btoa('sk_test_basic:')}`)).status).toBe(200);
  const wrongKey = payments.stripe({ apiKey: 'sk_live_real' }).paymentIntents.list();
  expect(await refusalOf(wrongKey)).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
});

test('every response has a request id and the requested version', async () => {
  const payments = await PaymentsFixture.start();
  const { lastResponse } = await payments.open();
  expect(lastResponse.requestId).toMatch(/^req_/);
  expect(lastResponse.apiVersion).toBe('2026-10-28.endive');
  const error = await refusalOf(payments.stripe().paymentIntents.retrieve('pi_nobody'));
  expect(error.requestId).toMatch(/^req_/);
});

test('a version whose behaviour is not simulated is refused', async () => {
  const payments = await PaymentsFixture.start();
  const old = await payments.post('/v1/payment_intents', GOOD, { 'stripe-version': '2026-08-26.dahlia' });
  expect(old).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('2026-08-26') } } });
});

test.each([
  ['an unknown parameter', { ...GOOD, customer: 'cus_1' }, 'parameter_unknown', 'customer'],
  ['an unknown nested one', { ...GOOD, 'automatic_payment_methods[foo]': '1' }, undefined, undefined],
  ['no amount', { currency: 'eur', capture_method: 'manual' }, 'parameter_missing', 'amount'],
  ['no currency', { amount: '500', capture_method: 'manual' }, 'parameter_missing', 'currency'],
  ['an amount that is not an integer', { ...GOOD, amount: '5.00' }, 'parameter_invalid_integer', 'amount'],
  ['an amount of zero', { ...GOOD, amount: '0' }, 'parameter_invalid_integer', 'amount'],
  ['less than Stripe’s minimum in euro', { ...GOOD, amount: '49' }, 'amount_too_small', 'amount'],
  ['less than Stripe’s minimum in pounds', { ...GOOD, amount: '29', currency: 'gbp' }, 'amount_too_small', 'amount'],
  ['less than Stripe’s minimum in yen', { ...GOOD, amount: '49', currency: 'jpy' }, 'amount_too_small', 'amount'],
  ['more than Stripe’s maximum', { ...GOOD, amount: '100000000' }, 'amount_too_large', 'amount'],
  ['an unknown currency', { ...GOOD, currency: 'zzz' }, undefined, 'currency'],
  ['automatic capture', { ...GOOD, capture_method: 'automatic' }, undefined, 'capture_method'],
  [
    'a parameter that Stripe removed in endive',
    { ...GOOD, 'payment_method_types[0]': 'card' },
    'payment_method_types_no_longer_supported',
    'payment_method_types',
  ],
  ['another payment method', { ...GOOD, 'allowed_payment_method_types[0]': 'eps' }, undefined, undefined],
  [
    'two ways to choose payment methods',
    { ...GOOD, 'allowed_payment_method_types[0]': 'card', 'automatic_payment_methods[enabled]': 'true' },
    'parameters_exclusive',
    undefined,
  ],
  ['expansion', { ...GOOD, 'expand[0]': 'latest_charge' }, 'parameter_unknown', 'expand'],
])('answers 400 to %s, with its name', async (_what, form, code, param) => {
  const payments = await PaymentsFixture.start();
  const reply = await payments.post('/v1/payment_intents', form);
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({ error: { type: 'invalid_request_error', ...(code && { code }) } });
  if (param !== undefined) expect(reply.body).toMatchObject({ error: { param } });
});

test('filters and cursors of a list are refused by name', async () => {
  const payments = await PaymentsFixture.start();
  const error = await refusalOf(payments.stripe().paymentIntents.list({ customer: 'cus_1' }));
  expect(error).toMatchObject({ statusCode: 400, code: 'parameter_unknown', param: 'customer' });
});

test('answers 404 to an operation that is not simulated, with its name', async () => {
  const payments = await PaymentsFixture.start();
  const error = await refusalOf(payments.stripe().customers.create({ name: 'Somebody' }));
  expect(error.statusCode).toBe(404);
  expect(error.message).toContain('POST: /v1/customers');
});

test('metadata keeps any key, including numbers and the names of built-in properties', async () => {
  const payments = await PaymentsFixture.start();
  const metadata = { 0: 'zero', constructor: 'c', 'with space': 'ä & = [x]' };
  expect((await payments.open(metadata)).metadata).toEqual(metadata);
});

test('the smallest and largest amounts that Stripe charges are accepted', async () => {
  const payments = await PaymentsFixture.start();
  for (const [amount, currency] of [
    ['50', 'eur'],
    ['30', 'gbp'],
    ['99999999', 'usd'],
  ] as const) {
    expect(await payments.post('/v1/payment_intents', { ...GOOD, amount, currency })).toMatchObject({ status: 200 });
  }
  const refused = await payments.post('/v1/payment_intents', { ...GOOD, amount: '49' });
  expect(refused.body).toMatchObject({ error: { message: 'Amount must be at least €0.50 eur' } });
});
