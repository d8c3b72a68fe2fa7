import { expect, test } from 'vitest';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

const keyed = (name: string) => `sk_test_${name}`;

async function control(fixture: PaymentsFixture, method: string, path = '', body?: unknown) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${fixture.url}/_simulator/keys${path}`, init);
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  return { status: response.status, body: answer as { id: string; keys: { id: string; uses: number }[] } };
}

test('any test key is accepted until keys are set; after that only those, several at once', async () => {
  const fixture = await PaymentsFixture.start();
  const ask = (name: string) => fixture.stripe({ apiKey: keyed(name) }).paymentIntents.list();
  await ask('anything');
  expect((await control(fixture, 'POST', '', { key: keyed('old') })).status).toBe(201);
  expect((await control(fixture, 'POST', '', { key: keyed('new') })).status).toBe(201);
  await ask('old');
  await ask('new');
  expect(await refusalOf(ask('anything'))).toMatchObject({ statusCode: 401, type: 'StripeAuthenticationError' });
});

test('answers 401 to a removed key and does nothing; the other one still works', async () => {
  const fixture = await PaymentsFixture.start();
  const { body: old } = await control(fixture, 'POST', '', { key: keyed('old') });
  await control(fixture, 'POST', '', { key: keyed('new') });
  const open = (name: string) =>
    fixture.stripe({ apiKey: keyed(name) }).paymentIntents.create({
      amount: 100,
      currency: 'EUR',
      capture_method: 'manual',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
  await open('old');
  expect((await control(fixture, 'DELETE', `/${old.id}`)).status).toBe(204);
  expect(await refusalOf(open('old'))).toMatchObject({ statusCode: 401 });
  await open('new');
  expect((await fixture.books()).totals.intents).toBe(2);
  expect((await control(fixture, 'DELETE', `/${old.id}`)).status).toBe(404);
});

test('the uses of each key are reported, but never the key itself', async () => {
  const fixture = await PaymentsFixture.start();
  await control(fixture, 'PUT', '', { keys: [keyed('old'), keyed('new')] });
  await fixture.stripe({ apiKey: keyed('new') }).paymentIntents.list();
  const { body } = await control(fixture, 'GET');
  expect(body.keys.map(({ uses }) => uses)).toEqual([0, 1]);
  expect(JSON.stringify(body)).not.toContain('sk_test');
});

test('keys are replaced all at once, keeping the counts of those that stay, and can be removed completely', async () => {
  const fixture = await PaymentsFixture.start();
  await control(fixture, 'PUT', '', { keys: [keyed('one'), keyed('two')] });
  await fixture.stripe({ apiKey: keyed('two') }).paymentIntents.list();
  const { body } = await control(fixture, 'PUT', '', { keys: [keyed('two'), keyed('three')] });
  expect(body.keys.map(({ uses }) => uses)).toEqual([1, 0]);
  const asked = fixture.stripe({ apiKey: keyed('one') }).paymentIntents.list();
  expect(await refusalOf(asked)).toMatchObject({ statusCode: 401 });
  await control(fixture, 'PUT', '', { keys: [] });
  const anyOther = fixture.stripe({ apiKey: keyed('two') }).paymentIntents.list();
  expect(await refusalOf(anyOther)).toMatchObject({ statusCode: 401 });
  expect((await control(fixture, 'DELETE')).status).toBe(204);
  await fixture.stripe({ apiKey: keyed('one') }).paymentIntents.list();
});

test.each([
  ['POST', { key: 'rk_live_x' }],
  ['POST', {}],
  ['PUT', { keys: 'sk_test_x' }],
  ['POST', { key: 'sk_test_x', name: 'x' }],
])('%s %o is refused', async (method, body) => {
  const fixture = await PaymentsFixture.start();
  expect((await control(fixture, method, '', body)).status).toBe(400);
  await fixture.stripe().paymentIntents.list();
});
