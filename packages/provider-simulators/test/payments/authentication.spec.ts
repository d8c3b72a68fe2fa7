import { expect, test } from 'vitest';
import { WebhookReceiver } from '../webhook-receiver.ts';
import { PaymentsFixture, refusalOf } from './payments-fixture.ts';

const RETURN_URL = 'https://shop.example/back?cart=7';

async function waiting(card = 'pm_card_threeDSecure2Required') {
  const receiver = await WebhookReceiver.start();
  const webhooks = [{ url: receiver.url, secrets: ['whsec_first'] }];
  const payments = await PaymentsFixture.start({ webhooks, webhookRetryMs: 5 });
  const { id } = await payments.open({}, card);
  await receiver.count(1);
  const intent = await payments.stripe().paymentIntents.confirm(id, { return_url: RETURN_URL });
  await receiver.count(2);
  return { payments, receiver, intent, page: intent.next_action?.redirect_to_url?.url ?? expect.fail('no page') };
}

const answer = (page: string, outcome: string) =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });

test('a card that needs authentication waits for its payer, who confirms on a page; then it is authorized', async () => {
  const { payments, receiver, intent, page } = await waiting();
  expect(intent).toMatchObject({ status: 'requires_action', amount_capturable: 0 });
  expect(intent.next_action).toEqual({
    type: 'redirect_to_url',
    redirect_to_url: { return_url: RETURN_URL, url: page },
  });
  const shown = await fetch(page);
  expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await shown.text()).toContain('€12.99');

  const confirmed = await answer(page, 'approved');
  const back = new URL(confirmed.headers.get('location') ?? expect.fail('no redirect'));
  expect(confirmed.status).toBe(303);
  expect(Object.fromEntries(back.searchParams)).toEqual({
    ...{ cart: '7', payment_intent: intent.id, payment_intent_client_secret: intent.client_secret },
    redirect_status: 'succeeded',
  });
  const after = await payments.stripe().paymentIntents.retrieve(intent.id);
  expect(after).toMatchObject({ status: 'requires_capture', next_action: null });
  await receiver.count(3);
  expect(receiver.types.slice(1)).toEqual([
    'payment_intent.requires_action',
    'payment_intent.amount_capturable_updated',
  ]);
  expect((await answer(page, 'refused')).status).toBe(410);
  expect((await payments.books()).totals.authorizations).toBe(1);
});

test('a payer who refuses leaves an intent that waits for another card', async () => {
  const { payments, receiver, intent, page } = await waiting('pm_card_authenticationRequired');
  const refused = await answer(page, 'refused');
  expect(new URL(refused.headers.get('location') ?? '').searchParams.get('redirect_status')).toBe('failed');
  const after = await payments.stripe().paymentIntents.retrieve(intent.id);
  expect(after).toMatchObject({ status: 'requires_payment_method', payment_method: null });
  expect(after.last_payment_error).toMatchObject({
    ...{ code: 'payment_intent_authentication_failure', type: 'invalid_request_error' },
  });
  await receiver.count(3);
  expect(receiver.types.at(-1)).toBe('payment_intent.payment_failed');
});

test('a test can answer for the payer, and the issuer can still decline', async () => {
  const { payments, intent } = await waiting('pm_card_threeDSecureRequiredChargeDeclined');
  const { status, body } = await payments.act(`authentications/${intent.id}`, { outcome: 'approved' });
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'requires_payment_method' } });
  expect(body['last_payment_error']).toMatchObject({ type: 'card_error', code: 'card_declined' });
  expect((await payments.act('authentications/pi_nobody', { outcome: 'approved' })).status).toBe(404);
  expect((await payments.act(`authentications/${intent.id}`, { outcome: 'maybe' })).status).toBe(400);
});

test('without a return_url the page is for Stripe’s own library', async () => {
  const payments = await PaymentsFixture.start();
  const intent = await payments.authorized({}, 'pm_card_threeDSecure2Required');
  expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
  const sdk = intent.next_action?.use_stripe_sdk ?? expect.fail('no action');
  const confirmed = await answer(String(sdk['stripe_js']), 'approved');
  expect(confirmed.status).toBe(200);
});

test('a waiting intent can be confirmed again, with another card too, and cancelled', async () => {
  const { payments, intent, page } = await waiting();
  const { paymentIntents } = payments.stripe();
  expect((await paymentIntents.confirm(intent.id)).status).toBe('requires_action');
  expect(await refusalOf(paymentIntents.capture(intent.id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
  expect((await paymentIntents.cancel(intent.id)).status).toBe('canceled');
  expect((await answer(page, 'approved')).status).toBe(410);
  const other = await payments.authorized({}, 'pm_card_threeDSecure2Required');
  const changed = await paymentIntents.confirm(other.id, { payment_method: 'pm_card_visa' });
  expect(changed.status).toBe('requires_capture');
});

test('the page opens only with the client secret of the intent', async () => {
  const { page } = await waiting();
  const url = new URL(page);
  url.searchParams.set('client_secret', 'pi_guess');
  expect((await fetch(url)).status).toBe(404);
  expect((await answer(url.href, 'approved')).status).toBe(404);
});

test('a restart forgets no intent that waits', async () => {
  const { payments, intent } = await waiting();
  await payments.restart();
  const { body } = await payments.act(`authentications/${intent.id}`, { outcome: 'approved' });
  expect(body).toMatchObject({ status: 'requires_capture' });
});
