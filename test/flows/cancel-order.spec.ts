import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Order } from '../../shared/domain/order.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { Random, seedFrom } from '../random.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  // A step that fails waits for an hour, so that only what the tests do ends an order.
  stack = await RunningStack.start(async () => ({
    SAGA_OUTAGE_MS: '86400000',
    SAGA_OUTAGE_DELAY_MS: '3600000',
    RECONCILE_AFTER_MS: '90000000',
  }));
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());
afterEach(async () => {
  await stack.mend('payments');
  await stack.mend('carrier');
});

const SKU = 'STOOL-01';
const anOrderOfStools = () => anOrder({ lines: [{ sku: SKU, quantity: 2 }] });
const Answer = z.looseObject({ status: z.string(), payment: z.object({ status: z.string() }) });
const Problem = z.object({ error: z.object({ code: z.string() }) });

async function cancel(orderId: string, partner = acme) {
  const response = await partner.request('POST', `/v1/orders/${orderId}/cancel`);
  return { status: response.status, etag: response.headers.get('etag'), body: await response.json() };
}

/** Places an order that gets as far as a status, because the next provider fails. */
async function placedUpTo(status: 'reserved' | 'authorized'): Promise<string> {
  await (status === 'reserved'
    ? stack.breakIt('payments', { operation: 'payment_intents.confirm', fault: 'error' })
    : stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' }));
  const { id } = await acme.place(anOrderOfStools());
  await until(`the order to be ${status}`, async () => (await stack.storedOrder('acme', id)).status === status);
  return id;
}

/** Nothing of the order is left: no money, no shipment, no stock. */
async function expectUndone(orderId: string): Promise<void> {
  for (const payment of await stack.paymentsOf(orderId)) {
    expect(payment).toMatchObject({ captured: 0, refunded: 0 });
    expect(payment.status).not.toBe('requires_capture');
  }
  for (const shipment of await stack.shipmentsOf(orderId)) expect(shipment.status).not.toBe('booked');
  const held = (await stack.reservationsOf(SKU)).filter(({ orderId: owner }) => owner === orderId);
  for (const { state } of held) expect(state).toBe('released');
}

const typesOf = async (orderId: string) => (await acme.readTimeline(orderId)).map(({ type }) => type);

test.each(['reserved', 'authorized'] as const)(
  'an order that is %s is cancelled: everything is undone, and the timeline says what',
  async (status) => {
    const before = await stack.stockOf(SKU);
    const id = await placedUpTo(status);
    const answer = await cancel(id);
    expect([answer.status, answer.etag]).toEqual([202, expect.stringMatching(/^"\d+"$/)]);
    expect(Answer.parse(answer.body)).toMatchObject({ id, status: 'cancelling' });

    expect(await stack.ended('acme', id)).toMatchObject({ status: 'cancelled', cancellation: { from: status } });
    const paid = status === 'authorized' ? 'released' : 'cancelled';
    expect(await acme.get(id)).toMatchObject({ status: 'cancelled', payment: { status: paid } });
    expect(await acme.get(id)).not.toHaveProperty('failure');
    const timeline = await acme.readTimeline(id);
    expect(timeline.slice(-2)).toMatchObject([
      { type: 'order.cancellation_requested', by: 'partner' },
      { type: 'order.cancelled', by: 'saga' },
    ]);
    const shipment = status === 'authorized' ? ['shipment_cancelled'] : [];
    expect(timeline.at(-1)?.data).toMatchObject({ undone: [...shipment, 'payment_released', 'stock_released'] });
    await expectUndone(id);
    expect(await stack.stockOf(SKU)).toEqual(before);
  },
);

test('an order that waits for an outage to end is delayed, and its cancellation ends the wait at once', async () => {
  const id = await placedUpTo('authorized');
  const waiting = await until('the order to wait', async () => {
    const order = await stack.storedOrder('acme', id);
    return order.saga.status === 'running' && order.saga.outage !== undefined && order;
  });
  expect(waiting).toMatchObject({ delayed: true, saga: { outage: { at: 'book-shipment' } } });
  expect(await acme.get(id)).toMatchObject({ status: 'authorized', delayed: true });
  expect((await typesOf(id)).at(-1)).toBe('order.delayed');
  await cancel(id);
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'cancelled' });
  expect(await acme.get(id)).not.toHaveProperty('delayed');
});

test('ten cancellations at once are one, and later ones change nothing', async () => {
  const id = await placedUpTo('authorized');
  const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(id)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  await stack.ended('acme', id);
  const again = await cancel(id);
  expect(again).toMatchObject({ status: 202, body: { status: 'cancelled' } });
  expect((await typesOf(id)).filter((type) => type.startsWith('order.cancel'))).toEqual([
    'order.cancellation_requested',
    'order.cancelled',
  ]);
});

test('an order that is failing already stays as it is', async () => {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  const { id } = await acme.place(anOrderOfStools());
  await until('the order to be undone', async () => 'failure' in (await stack.storedOrder('acme', id)).saga);
  const { version } = await stack.storedOrder('acme', id);
  expect(await cancel(id)).toMatchObject({ status: 202, body: { status: 'authorized' } });
  expect(await stack.storedOrder('acme', id)).toMatchObject({ version });
  await stack.mend('payments');
  await stack.ended('acme', id);
});

test('an order of another partner is not found, and an order that has failed can’t be cancelled', async () => {
  const globex = await stack.partner('globex');
  const { id } = await acme.place(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' }));
  await stack.ended('acme', id);
  expect(await cancel(id, globex)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  expect(await cancel(id)).toMatchObject({ status: 409, body: { error: { code: 'not_cancellable' } } });
});

test('the address of an order that is being cancelled stays as it is', async () => {
  const id = await placedUpTo('reserved');
  await cancel(id);
  const shipTo = { ...(anOrder()['shipTo'] as object), city: 'Graz' };
  const response = await acme.request('PATCH', `/v1/orders/${id}`, { body: { shipTo }, headers: { 'if-match': '*' } });
  expect([response.status, Problem.parse(await response.json()).error.code]).toEqual([409, 'not_changeable']);
  await stack.ended('acme', id);
});

const isAuthorized = ({ status }: Order) => status !== 'pending' && status !== 'reserved';

test('cancelling against the clock has one outcome: cancelled with nothing kept, or paid once and refunded', async () => {
  const seed = seedFrom('CANCEL_SEED');
  const random = new Random(seed);
  const before = await stack.stockOf(SKU);
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const delay = random.below(300);
      const { id } = await acme.place(anOrderOfStools());
      if (n % 2 === 0) await sleep(delay);
      // The others are cancelled while the shipment is being booked.
      else await until('authorized', async () => isAuthorized(await stack.storedOrder('acme', id)));
      return { id, answer: await cancel(id) };
    }),
  );
  for (const { id, answer } of outcomes) {
    expect({ seed, id, answer: answer.status }).toEqual({ seed, id, answer: 202 });
    const { status, total } = await until(`${id} to be taken back`, async () => {
      const order = await stack.storedOrder('acme', id);
      return ['cancelled', 'refunded'].includes(order.status) && order;
    });
    if (status === 'cancelled') await expectUndone(id);
    else {
      const payments = await stack.paymentsOf(id);
      const moved = { captured: total.amount, refunded: total.amount };
      expect(payments.filter(({ captured }) => captured > 0)).toMatchObject([moved]);
    }
    expect((await typesOf(id)).at(-1)).toBe(`order.${status}`);
  }
  // Also what was sold is back: a shipment that was stopped is restocked.
  const isBack = async () => (await stack.stockOf(SKU)).available === before.available;
  await until('the stock to be back', isBack);
});
