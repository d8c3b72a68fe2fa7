import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** A card whose payer has to confirm the payment, through the gateway and with everything behind it. */

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  // Nothing but an event wakes a saga that waits.
  const settings = { GATEWAY_REQUIRED: 'true', SAGA_OUTAGE_DELAY_MS: '3600000' };
  stack = await RunningStack.start(async () => settings, { providerEvents: true });
  acme = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
});
afterAll(() => stack?.stop());

const SKU = 'STOOL-01';
const lines = [{ sku: SKU, quantity: 2 }];
const threeDSecure = { lines, paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example/back' };
const Awaiting = z.object({
  status: z.literal('awaiting_payment'),
  payment: z.object({
    status: z.literal('pending'),
    action: z.object({ type: z.literal('redirect'), url: z.url(), expiresAt: z.iso.datetime() }),
  }),
});
const Paid = z.object({
  payment: z.object({ payer: z.object({ askedAt: z.iso.datetime(), actedAt: z.iso.datetime() }) }),
});

async function placedAndWaiting(): Promise<{ id: string; url: string }> {
  const { id } = await acme.place(anOrder(threeDSecure));
  await until('the order to wait', async () => (await stack.storedOrder('acme', id)).status === 'awaiting_payment');
  return { id, url: Awaiting.parse(await acme.get(id)).payment.action.url };
}
const typesOf = async (orderId: string) => (await acme.readTimeline(orderId)).map(({ type }) => type);
const payer = (url: string, outcome: 'approved' | 'refused') =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });

async function expectNothingHeld(orderId: string): Promise<void> {
  for (const { status } of await stack.paymentsOf(orderId)) expect(status).toBe('canceled');
  const held = (await stack.reservationsOf(SKU)).filter(({ orderId: owner }) => owner === orderId);
  expect(held.map(({ state }) => state)).toEqual(['released']);
}

test('waits for the payer, and is confirmed when they have confirmed the payment', async () => {
  const { id, url } = await placedAndWaiting();
  expect(await typesOf(id)).toEqual(['order.placed', 'order.reserved', 'order.payment_action_required']);
  const back = await payer(url, 'approved');
  expect(back.headers.get('location')).toMatch(/^https:\/\/shop\.example\/back\?payment_intent=/);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  const { payment } = Paid.parse(await stack.storedOrder('acme', id));
  expect(Date.parse(payment.payer.actedAt)).toBeGreaterThanOrEqual(Date.parse(payment.payer.askedAt));
  const ended = await acme.get(id);
  expect(ended).toMatchObject({ status: 'confirmed', payment: { status: 'captured' } });
  expect(ended['payment']).not.toHaveProperty('action');
  expect((await stack.paymentsOf(id)).map(({ authorizations, captures }) => [authorizations, captures])).toEqual([
    [1, 1],
  ]);
});

test('fails when the payer refuses, and everything is undone', async () => {
  const { id, url } = await placedAndWaiting();
  await payer(url, 'refused');
  expect(await stack.ended('acme', id)).toMatchObject({ failure: { code: 'payment_declined' } });
  await expectNothingHeld(id);
});

test('is cancelled while it waits, and nobody can confirm the payment any more', async () => {
  const { id, url } = await placedAndWaiting();
  const answer = await acme.request('POST', `/v1/orders/${id}/cancel`);
  expect([answer.status, await answer.json()]).toMatchObject([202, { status: 'cancelling' }]);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'cancelled' });
  expect(await acme.get(id)).toMatchObject({ payment: { status: 'cancelled' } });
  expect((await payer(url, 'approved')).status).toBe(410);
  await expectNothingHeld(id);
});

test('survives a crash while it waits, and fails when its time is over', async () => {
  const { id } = await placedAndWaiting();
  await stack.killHost();
  stack.settings['PAYER_DEADLINE_MS'] = '1';
  await stack.restartHost();
  acme = new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme'));
  const late = await acme.place(anOrder(threeDSecure));
  expect(await stack.ended('acme', late.id)).toMatchObject({ failure: { code: 'payment_not_confirmed' } });
  await expectNothingHeld(late.id);
  // The other order has its own deadline.
  const { payment } = Awaiting.parse(await acme.get(id));
  await payer(payment.action.url, 'approved');
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
});
