import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf, until } from './payments-fixture.ts';

/** Short enough for a test. Only the client that has to give up waits for it. */
const TIMEOUT_MS = 120;

test('a delayed request is done late, even if its client has given up', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.open();
  await payments.addFault({ operation: 'payment_intents.confirm', fault: 'delay', ms: 8 * TIMEOUT_MS });
  const error = await refusalOf(payments.stripe({ timeout: TIMEOUT_MS }).paymentIntents.confirm(id));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect((await payments.books()).totals.authorizations).toBe(0);
  await until(async () => (await payments.books()).totals.authorizations === 1);
});

test('a request that hangs is never answered and never done', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.open();
  await payments.addFault({ operation: 'payment_intents.confirm', fault: 'hang', times: 1 });
  const error = await refusalOf(payments.stripe({ timeout: TIMEOUT_MS }).paymentIntents.confirm(id));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect((await payments.stripe().paymentIntents.retrieve(id)).status).toBe('requires_confirmation');
});

test('closing the simulator ends requests that hang', async () => {
  const payments = await PaymentsFixture.start();
  await payments.addFault({ fault: 'hang' });
  const hanging = fetch(`${payments.url}/v1/payment_intents`, { headers: { authorization: 'Bearer sk_test_plain' } });
  const ended = expect(hanging).rejects.toThrow();
  await until(async () => (await payments.faults()).some(({ hits }) => hits === 1));
  await payments.restart();
  await ended;
  expect(await payments.faults()).toEqual([]);
});

test('answers 429 with Retry-After for a rate limit, and the work is not done', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized();
  await payments.addFault({ operation: 'payment_intents.capture', fault: 'rate_limit', retryAfter: 7, times: 1 });
  const error = await refusalOf(payments.stripe().paymentIntents.capture(id));
  expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  expect(error.headers).toMatchObject({ 'retry-after': '7' });
  expect((await payments.stripe().paymentIntents.capture(id)).status).toBe('succeeded');
});

test('answers 500 for an error with advice against a retry, and the work is not done', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized();
  await payments.addFault({ operation: 'payment_intents.cancel', fault: 'error', times: 1 });
  const error = await refusalOf(payments.stripe({ maxNetworkRetries: 3 }).paymentIntents.cancel(id));
  expect(error).toMatchObject({ statusCode: 500, headers: { 'stripe-should-retry': 'false' } });
  expect((await payments.stripe().paymentIntents.cancel(id)).status).toBe('canceled');
});

test.each(['payment_intents.confirm', 'payment_intents.capture'] as const)(
  '%s is declined with the code that the rule names',
  async (operation) => {
    const payments = await PaymentsFixture.start();
    const { id } = operation === 'payment_intents.confirm' ? await payments.open() : await payments.authorized();
    await payments.addFault({ operation, fault: 'decline', code: 'insufficient_funds' });
    const { paymentIntents } = payments.stripe();
    const request = operation === 'payment_intents.confirm' ? paymentIntents.confirm(id) : paymentIntents.capture(id);
    expect(await refusalOf(request)).toMatchObject({ statusCode: 402, decline_code: 'insufficient_funds' });
  },
);

test.each([
  ['payment_intents.confirm', { authorizations: 1 }],
  ['payment_intents.capture', { captures: 1 }],
  ['payment_intents.cancel', { cancels: 1 }],
  ['refunds.create', { refunds: 1 }],
])(
  '%s is done but times out; a retry with its key returns the result, and it happened once',
  async (operation, done) => {
    const payments = await PaymentsFixture.start();
    const prepared = {
      'payment_intents.confirm': () => payments.open(),
      'payment_intents.capture': () => payments.authorized(),
      'payment_intents.cancel': () => payments.authorized(),
      'refunds.create': () => payments.captured(),
    }[operation];
    const { id } = (await prepared?.()) ?? expect.fail(operation);
    await payments.addFault({ operation, fault: 'done_but_timed_out', times: 1 });
    const attempt = () => {
      const { paymentIntents, refunds } = payments.stripe({ timeout: TIMEOUT_MS });
      const options = { idempotencyKey: 'the-one' };
      if (operation === 'payment_intents.confirm') return paymentIntents.confirm(id, {}, options);
      if (operation === 'payment_intents.capture') return paymentIntents.capture(id, {}, options);
      if (operation === 'payment_intents.cancel') return paymentIntents.cancel(id, {}, options);
      return refunds.create({ payment_intent: id }, options);
    };
    expect(await refusalOf(attempt())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect((await payments.books()).totals).toMatchObject(done);
    const { lastResponse } = await attempt();
    expect(lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await payments.books()).totals).toMatchObject(done);
  },
);

test('faults in transit also apply to replays; faults of the provider do not', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized();
  const capture = () => payments.stripe().paymentIntents.capture(id, {}, { idempotencyKey: 'k' });
  await capture();
  await payments.addFault({ fault: 'error' });
  expect((await capture()).status).toBe('succeeded');
  await payments.addFault({ fault: 'rate_limit', times: 1 });
  expect((await refusalOf(capture())).statusCode).toBe(429);
});

test('a rule applies only to intents with its metadata, and only as often as it says', async () => {
  const payments = await PaymentsFixture.start();
  const rule = { fault: 'error', match: { metadata: { order: 'b' } }, times: 1 };
  const { id } = await payments.addFault({ operation: 'payment_intents.confirm', ...rule });
  const a = await payments.open({ order: 'a', partner: 'p' });
  const b = await payments.open({ order: 'b', partner: 'p' });
  const { paymentIntents } = payments.stripe();
  expect((await paymentIntents.confirm(a.id)).status).toBe('requires_capture');
  expect((await refusalOf(paymentIntents.confirm(b.id))).statusCode).toBe(500);
  expect((await paymentIntents.confirm(b.id)).status).toBe('requires_capture');
  expect(await payments.faults()).toMatchObject([{ id, hits: 1 }]);
});

test('a refund is matched by the metadata of its intent', async () => {
  const payments = await PaymentsFixture.start();
  const { id } = await payments.authorized({ order: 'a' });
  const { paymentIntents, refunds } = payments.stripe();
  await paymentIntents.capture(id);
  await payments.addFault({ operation: 'refunds.create', fault: 'error', match: { metadata: { order: 'a' } } });
  expect((await refusalOf(refunds.create({ payment_intent: id }))).statusCode).toBe(500);
});

test('rules are replaced by PUT, removed one by one or all, and are gone after a restart', async () => {
  const payments = await PaymentsFixture.start();
  const path = `${payments.url}/_simulator/faults`;
  const first = await payments.addFault({ fault: 'error' });
  await fetch(path, { method: 'PUT', body: JSON.stringify({ rules: [{ fault: 'hang' }, { fault: 'error' }] }) });
  const replaced = await payments.faults();
  expect(replaced.map(({ id }) => id)).not.toContain(first.id);
  expect(replaced).toHaveLength(2);
  expect((await fetch(`${path}/${replaced[0]?.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(`${path}/${replaced[0]?.id}`, { method: 'DELETE' })).status).toBe(404);
  expect(await payments.faults()).toHaveLength(1);
  expect((await fetch(path, { method: 'DELETE' })).status).toBe(204);
  expect(await payments.faults()).toEqual([]);
  await payments.addFault({ fault: 'error' });
  await payments.restart();
  expect(await payments.faults()).toEqual([]);
});

test.each([
  ['an unknown field', { fault: 'error', when: 'now' }, 'when'],
  ['an unknown fault', { fault: 'explode' }, 'fault'],
  ['an unknown operation', { fault: 'error', operation: 'payment_intents.explode' }, 'operation'],
  ['a decline for an operation without a card', { fault: 'decline', operation: 'refunds.create' }, 'operation'],
  ['the carrier’s refusal', { fault: 'refuse' }, 'fault'],
  ['an unknown decline code', { fault: 'decline', code: 'bad_mood' }, 'code'],
  ['a delay without its length', { fault: 'delay' }, 'ms'],
  ['an empty match', { fault: 'error', match: {} }, 'match'],
])('a rule with %s is refused with its name', async (_what, rule, path) => {
  const payments = await PaymentsFixture.start();
  const response = await fetch(`${payments.url}/_simulator/faults`, { method: 'POST', body: JSON.stringify(rule) });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'invalid_fault', details: [{ path }] } });
  expect(await payments.faults()).toEqual([]);
});

test('an authorization expires at once or later, only if it was made, and is then canceled by nobody', async () => {
  const payments = await PaymentsFixture.start();
  const { paymentIntents } = payments.stripe();
  await payments.addFault({ fault: 'expire', times: 1 });
  await payments.addFault({ operation: 'payment_intents.confirm', fault: 'expire', ms: 200, times: 1 });
  const { id } = await payments.open();
  expect((await paymentIntents.confirm(id)).status).toBe('requires_capture');
  expect(await paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
  expect(await refusalOf(paymentIntents.capture(id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
  const later = await payments.authorized();
  expect((await paymentIntents.retrieve(later.id)).status).toBe('requires_capture');
  payments.now += 200;
  await until(async () => (await paymentIntents.retrieve(later.id)).status === 'canceled');
  expect((await payments.authorized()).status).toBe('requires_capture');
  expect((await payments.books()).totals).toMatchObject({ authorizations: 3, cancels: 0 });
});

test('a restart forgets no authorization that expires later', async () => {
  const payments = await PaymentsFixture.start();
  await payments.addFault({ fault: 'expire', ms: 60_000, times: 1 });
  const { id } = await payments.authorized();
  await payments.restart();
  const { paymentIntents } = payments.stripe();
  expect((await paymentIntents.retrieve(id)).status).toBe('requires_capture');
  payments.now += 60_000;
  await until(async () => (await paymentIntents.retrieve(id)).status === 'canceled');
});

test('a captured payment doesn’t expire', async () => {
  const payments = await PaymentsFixture.start();
  const { paymentIntents } = payments.stripe();
  await payments.addFault({ fault: 'expire', ms: 20, times: 1 });
  await payments.addFault({ fault: 'expire', ms: 40, times: 1 });
  const { id } = await payments.authorized();
  await paymentIntents.capture(id);
  const other = await payments.authorized();
  payments.now += 40;
  await until(async () => (await paymentIntents.retrieve(other.id)).status === 'canceled');
  expect((await paymentIntents.retrieve(id)).status).toBe('succeeded');
});
