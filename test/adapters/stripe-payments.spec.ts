import { PaymentsFixture } from '@partner-orders/provider-simulators/testing/payments-fixture';
import { describe, expect, test } from 'vitest';
import { PaymentsFailed } from '../../shared/adapters/stripe/stripe-api.ts';
import { StripePayments } from '../../shared/adapters/stripe/stripe-payments.ts';
import { type OrderId, orderIdFor } from '../../shared/domain/ids.ts';
import { orderId, partnerId, providerThat, providerThatTrickles, secretsOf } from './provider-fixture.ts';

const paymentsAt = (url: string, timeoutMs = 2_000) =>
  new StripePayments({ url, secrets: secretsOf(`sk_${'test'}_adapter`), timeoutMs, mostCalls: 4 });
const euro = (amount: number) => ({ amount, currency: 'EUR' as const });
const request = { orderId, partnerId, total: euro(1_299), paymentMethod: 'pm_card_visa' };

const wrong = (code?: string) => ({
  error: { type: 'invalid_request_error', message: 'Ada lives here', ...(code && { code }) },
});

test('a payment is authorized, captured and refunded', async () => {
  const payments = paymentsAt((await PaymentsFixture.start()).url);
  const opened = await payments.open(request);
  if (opened.kind !== 'opened') throw new Error(opened.code);
  expect(await payments.authorize(opened.id)).toEqual({ kind: 'done' });
  expect(await payments.authorize(opened.id)).toEqual({ kind: 'done' });
  expect(await payments.capture(opened.id)).toEqual({ kind: 'done' });
  expect(await payments.capture(opened.id)).toEqual({ kind: 'done' });
  await payments.release(opened.id);
  await payments.release(opened.id);
});

test('a refund returns the captured amount or releases the authorization, and a refunded payment can’t be captured', async () => {
  const fixture = await PaymentsFixture.start();
  const payments = paymentsAt(fixture.url);
  const authorized = async (of: OrderId) => {
    const opened = await payments.open({ ...request, orderId: of });
    if (opened.kind !== 'opened') throw new Error(opened.code);
    await payments.authorize(opened.id);
    return opened.id;
  };
  const [taken, held] = [await authorized(orderId), await authorized(orderIdFor(partnerId, 'another'))];
  await payments.capture(taken);
  for (const id of [taken, held]) await payments.release(id);
  const { intents } = await fixture.books();
  expect(intents.find(({ id }) => id === taken)).toMatchObject({
    status: 'succeeded',
    captured: 1_299,
    refunded: 1_299,
  });
  expect(intents.find(({ id }) => id === held)).toMatchObject({ status: 'canceled', captured: 0, refunded: 0 });
  expect(await payments.capture(held)).toMatchObject({ kind: 'declined' });
  expect(await payments.authorize(held)).toMatchObject({ kind: 'declined' });
});

test('an order has one payment, however often it is opened, also after the provider was in trouble', async () => {
  const fixture = await PaymentsFixture.start();
  const payments = paymentsAt(fixture.url);
  const rule = { operation: 'payment_intents.create', fault: 'error', times: 2 };
  await fetch(new URL('/_simulator/faults', fixture.url), { method: 'POST', body: JSON.stringify(rule) });
  for (const _ of [1, 2]) await expect(payments.open(request)).rejects.toThrow('payments answered 500');
  const opened = [await payments.open(request), await payments.open(request)];
  expect(opened[0]).toMatchObject({ kind: 'opened' });
  expect(opened[1]).toEqual(opened[0]);
  expect((await fixture.books()).intents).toHaveLength(1);
});

test.each([
  [0, 'parameter_invalid_integer'],
  [49, 'amount_too_small'],
  [100_000_000, 'amount_too_large'],
  [100_007_600, 'amount_too_large'],
])('an amount that the provider never accepts is a refusal, not an outage: %i', async (amount, code) => {
  const payments = paymentsAt((await PaymentsFixture.start()).url);
  expect(await payments.open({ ...request, total: euro(amount) })).toEqual({ kind: 'rejected', code });
});

test('an unknown payment method is declined', async () => {
  const payments = paymentsAt((await PaymentsFixture.start()).url);
  expect(await payments.open({ ...request, paymentMethod: 'pm_nobody' })).toEqual({
    kind: 'declined',
    code: 'unknown_payment_method',
  });
});

test.each(['open', 'authorize', 'capture'] as const)(
  'a request that the provider rejects stays rejected at %s',
  async (step) => {
    const ask = async (status: number, code?: string) => {
      const payments = paymentsAt((await providerThat({ status, body: wrong(code) })).url);
      return step === 'open' ? payments.open(request) : payments[step]('pi_1');
    };
    expect(await ask(400, 'amount_too_large')).toEqual({ kind: 'rejected', code: 'amount_too_large' });
    expect(await ask(404, 'resource_missing')).toEqual({ kind: 'rejected', code: 'resource_missing' });
    expect(await ask(400)).toEqual({ kind: 'rejected', code: 'invalid_request' });
    expect(await ask(400, 'Ada lives here')).toEqual({ kind: 'rejected', code: 'invalid_request' });
  },
);

test.each([
  [400, 'lock_timeout', false],
  [400, 'rate_limit', false],
  [401, undefined, false],
  [403, undefined, false],
  [409, undefined, false],
  [429, 'lock_timeout', false],
  [429, undefined, true],
  [500, undefined, true],
  [503, undefined, true],
])('%i %s is worth a retry; it counts as an outage: %s', async (status, code, isOutage) => {
  const payments = paymentsAt((await providerThat({ status, body: wrong(code) })).url);
  const error: unknown = await payments.open(request).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(PaymentsFailed);
  expect(error).toMatchObject({ isOutage });
  expect(String(error)).not.toContain('Ada');
});

test('a payment that can’t be released does not count as released', async () => {
  const payments = paymentsAt((await providerThat({ status: 404, body: wrong('resource_missing') })).url);
  await expect(payments.release('pi_1')).rejects.toBeInstanceOf(PaymentsFailed);
});

test.each(['headers', 'body'] as const)('the deadline also ends an answer whose %s trickle in', async (part) => {
  const { url, parts } = await providerThatTrickles(part);
  await expect(paymentsAt(url, 100).capture('pi_1')).rejects.toMatchObject({ isOutage: true, isBrief: false });
  expect(parts(), 'of which ten arrive before the deadline').toBeLessThan(50);
});

test('the deadline is that of the whole call: what is left of it is the time of the next request', async () => {
  const fixture = await PaymentsFixture.start();
  const opened = await paymentsAt(fixture.url).open(request);
  if (opened.kind !== 'opened') throw new Error(opened.code);
  await fixture.addFault({ operation: 'payment_intents.capture', fault: 'delay', ms: 300 });
  await fixture.addFault({ operation: 'payment_intents.retrieve', fault: 'delay', ms: 300 });
  await expect(paymentsAt(fixture.url, 450).capture(opened.id)).rejects.toMatchObject({
    status: undefined,
    isOutage: true,
  });
});

test('a broken connection is an outage, and Stripe’s library does not send the request again by itself', async () => {
  const { url, asked } = await providerThat({ status: 0, body: '' });
  await expect(paymentsAt(url).capture('pi_1')).rejects.toMatchObject({ isOutage: true, isBrief: true });
  expect(asked()).toBe(1);
});

test.each(['<html>502 Bad Gateway</html>', { message: 'no healthy upstream' }, ''])(
  'the error page of a proxy is an outage with its status, not a success: %j',
  async (body) => {
    const { url } = await providerThat({ status: 502, body, headers: { 'retry-after': '3' } });
    await expect(paymentsAt(url).open(request)).rejects.toMatchObject({
      name: 'PaymentsFailed',
      status: 502,
      isOutage: true,
      retryAfterMs: 3_000,
    });
  },
);

test('too many changes of one payment are no outage, and too many requests of ours are', async () => {
  const limited = (reason: string) =>
    providerThat({ status: 429, body: wrong('rate_limit'), headers: { 'stripe-rate-limited-reason': reason } });
  const capture = async (reason: string) => paymentsAt((await limited(reason)).url).capture('pi_1');
  await expect(capture('resource-specific')).rejects.toMatchObject({ isOutage: false, retryAfterMs: undefined });
  await expect(capture('global-rate')).rejects.toMatchObject({ isOutage: true, retryAfterMs: 1_000 });
});

test('what Stripe says not to repeat is not repeated at once', async () => {
  const headers = { 'stripe-should-retry': 'false' };
  const { url } = await providerThat({ status: 500, body: { error: { type: 'api_error' } }, headers });
  await expect(paymentsAt(url).capture('pi_1')).rejects.toMatchObject({ isOutage: true, isBrief: false });
});

describe('a card that needs 3-D Secure', () => {
  const returnUrl = 'https://shop.example/thanks?cart=7';
  async function opened(paymentMethod = 'pm_card_threeDSecure2Required', comesBack: string | undefined = returnUrl) {
    const fixture = await PaymentsFixture.start();
    const payments = paymentsAt(fixture.url);
    const open = await payments.open({ ...request, paymentMethod, returnUrl: comesBack });
    if (open.kind !== 'opened') throw new Error(open.code);
    const act = async (outcome: string) => {
      const reply = await payments.authorize(open.id, comesBack);
      if (reply.kind !== 'payer_needed') throw new Error(reply.kind);
      const body = new URLSearchParams({ outcome });
      return fetch(reply.url, { method: 'POST', body, redirect: 'manual' });
    };
    return { payments, id: open.id, act };
  }

  test('gives the page for its payer, and is authorized when they have confirmed', async () => {
    const { payments, id, act } = await opened();
    const back = await act('approved');
    expect(back.headers.get('location')).toContain(`${returnUrl}&payment_intent=${id}`);
    expect(await payments.check(id)).toEqual({ kind: 'done' });
    expect(await payments.authorize(id, returnUrl)).toEqual({ kind: 'done' });
    expect(await payments.capture(id)).toEqual({ kind: 'done' });
  });

  test('can be looked up while its payer is busy, without a new authorization', async () => {
    const { payments, id } = await opened();
    const first = await payments.authorize(id, returnUrl);
    expect(first).toMatchObject({ kind: 'payer_needed', url: expect.stringContaining('http') });
    expect(await payments.check(id)).toEqual(first);
  });

  test('is declined when its payer refuses, or when the bank declines after their confirmation', async () => {
    const refused = await opened();
    await refused.act('refused');
    const code = 'payment_intent_authentication_failure';
    expect(await refused.payments.check(refused.id)).toEqual({ kind: 'declined', code });
    const declined = await opened('pm_card_threeDSecureRequiredChargeDeclined');
    await declined.act('approved');
    expect(await declined.payments.check(declined.id)).toEqual({ kind: 'declined', code: 'generic_decline' });
  });

  test('can be cancelled while its payer is busy, and nobody can confirm it then', async () => {
    const { payments, id, act } = await opened();
    await payments.authorize(id, returnUrl);
    await payments.release(id);
    expect(await payments.check(id)).toMatchObject({ kind: 'declined' });
    await expect(act('approved')).rejects.toThrow('declined');
  });

  test('is declined where nobody can be asked', async () => {
    const fixture = await PaymentsFixture.start();
    const payments = paymentsAt(fixture.url);
    const open = await payments.open({ ...request, paymentMethod: 'pm_card_threeDSecure2Required' });
    if (open.kind !== 'opened') throw new Error(open.code);
    expect(await payments.authorize(open.id)).toEqual({ kind: 'declined', code: 'authentication_required' });
  });

  test('any other card needs no page, also if its payer is there', async () => {
    const { payments, id } = await opened('pm_card_visa');
    expect(await payments.authorize(id, returnUrl)).toEqual({ kind: 'done' });
  });

  test.each(['javascript:alert(1)', '', 'not a url'])('a page %j is none', async (url) => {
    const next_action = { type: 'redirect_to_url', redirect_to_url: { url } };
    const body = { id: 'pi_1', object: 'payment_intent', status: 'requires_action', next_action };
    const payments = paymentsAt((await providerThat({ status: 200, body })).url);
    expect(await payments.check('pi_1')).toEqual({ kind: 'declined', code: 'authentication_required' });
  });
});
