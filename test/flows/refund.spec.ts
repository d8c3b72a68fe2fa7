import { randomUUID } from 'node:crypto';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Refund } from '../../shared/domain/refund.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());
afterEach(async () => {
  await stack.mend('payments');
  await stack.mend('carrier');
});

const SKU = 'STOOL-01';
/** A stool costs 52.00. */
const PRICE = 5_200;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** An order of four stools that is paid, and whose reservation is consumed. */
async function paidOrder(changes: Record<string, unknown> = {}): Promise<string> {
  const { id } = await acme.place(anOrder({ lines: [{ sku: SKU, quantity: 4 }], ...changes }));
  expect((await stack.ended('acme', id)).status).toBe('confirmed');
  await until('the reservation to be consumed', async () =>
    (await stack.reservationsOf(SKU)).some(({ orderId, state }) => orderId === id && state === 'sold'),
  );
  return id;
}

async function request(orderId: string, body: Record<string, unknown>, key: string = randomUUID()) {
  const response = await acme.request('POST', `/v1/orders/${orderId}/refunds`, {
    body: { reason: 'It was broken', ...body },
    headers: { 'idempotency-key': key },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

async function stored(orderId: string, refundId: unknown): Promise<Refund> {
  const { resource } = await stack.container('orders').item(String(refundId), ['acme', orderId]).read();
  return Refund.parse(resource.refund);
}

/** Waits until the refund's saga has nothing left to do. */
const done = (orderId: string, refundId: unknown) =>
  until(`refund ${refundId} to be done`, async () => {
    const refund = await stored(orderId, refundId);
    return refund.saga.status === 'completed' && refund;
  });

const cancel = (orderId: string) => acme.request('POST', `/v1/orders/${orderId}/cancel`);
const typesOf = async (orderId: string) => (await acme.readTimeline(orderId)).map(({ type }) => type);
const refundedAt = async (orderId: string) => (await stack.paymentsOf(orderId)).map(({ refunded }) => refunded);
const shipmentOf = async (orderId: string) => (await stack.shipmentsOf(orderId))[0];

describe('a refund', () => {
  test('of lines, of an amount and of the rest is paid back once each, and its units go back on sale if that is asked', async () => {
    const orderId = await paidOrder();
    const before = await stack.stockOf(SKU);
    const key = randomUUID();
    const body = { lines: [{ sku: SKU, quantity: 1 }], restock: true };
    const first = await request(orderId, body, key);
    expect(first).toMatchObject({ status: 202, body: { status: 'pending', amount: eur(PRICE), restock: true } });
    const id = first.body['id'];
    expect(first.headers.get('location')).toBe(`/v1/orders/${orderId}/refunds/${id}`);
    await done(orderId, id);
    expect(await acme.get(orderId)).toMatchObject({
      status: 'partially_refunded',
      payment: { status: 'partially_refunded' },
      refunds: { pending: eur(0), refunded: eur(PRICE), left: eur(3 * PRICE) },
    });
    expect((await stack.stockOf(SKU)).available).toBe(before.available + 1);
    expect((await shipmentOf(orderId))?.status).toBe('booked');

    const again = await request(orderId, body, key);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([202, 'true', first.body]);
    expect(await request(orderId, { ...body, restock: false }, key)).toMatchObject({ status: 422 });

    const some = await request(orderId, { amount: eur(50) });
    await done(orderId, some.body['id']);
    const rest = await request(orderId, {});
    expect(rest.body).toMatchObject({ amount: eur(3 * PRICE - 50), lines: [{ sku: SKU, quantity: 3 }] });
    await done(orderId, rest.body['id']);
    expect(await acme.get(orderId)).toMatchObject({ status: 'refunded', payment: { status: 'refunded' } });
    expect(await refundedAt(orderId)).toEqual([4 * PRICE]);
    expect((await shipmentOf(orderId))?.status).toBe('cancelled');
    expect((await stack.stockOf(SKU)).available).toBe(before.available + 1);

    const list = await acme.request('GET', `/v1/orders/${orderId}/refunds`);
    expect(await list.json()).toMatchObject({ data: [{ id }, { id: some.body['id'] }, { id: rest.body['id'] }] });
    const one = await acme.request('GET', `/v1/orders/${orderId}/refunds/${id}`);
    expect(await one.json()).toMatchObject({ id, status: 'succeeded' });
    expect((await typesOf(orderId)).slice(5)).toEqual(
      [1, 2, 3].flatMap(() => ['order.refund_requested', 'order.refunded']),
    );
    expect(await request(orderId, {})).toMatchObject({ status: 409, body: { error: { code: 'not_refundable' } } });
    expect((await cancel(orderId)).status).toBe(409);
  });

  test('is never more than what was captured, however many are requested at the same time', async () => {
    const orderId = await paidOrder();
    const asked = await Promise.all(Array.from({ length: 12 }, () => request(orderId, { amount: eur(PRICE) })));
    const accepted = asked.filter(({ status }) => status === 202);
    expect(asked.map(({ status }) => status).toSorted()).toEqual([...Array(4).fill(202), ...Array(8).fill(422)]);
    for (const { body } of accepted) expect(await done(orderId, body['id'])).toMatchObject({ status: 'succeeded' });
    expect(await refundedAt(orderId)).toEqual([4 * PRICE]);
    expect((await acme.get(orderId)).status).toBe('refunded');
  });

  test('with the same key is one refund, however often it is requested at the same time', async () => {
    const orderId = await paidOrder();
    const asked = await Promise.all(Array.from({ length: 8 }, () => request(orderId, { amount: eur(100) }, 'same')));
    expect(new Set(asked.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    await done(orderId, asked[0]?.body['id']);
    expect(await refundedAt(orderId)).toEqual([100]);
  });

  test.each([
    ['more than was paid', { amount: eur(4 * PRICE + 1) }, 422, 'refund_exceeds_captured', 'amount'],
    [
      'more units than the line has',
      { lines: [{ sku: SKU, quantity: 5 }] },
      422,
      'refund_exceeds_captured',
      'lines[0].quantity',
    ],
    ['an unknown line', { lines: [{ sku: 'MUG-01', quantity: 1 }] }, 400, 'validation_failed', 'lines[0].sku'],
    ['another currency', { amount: { amount: 1, currency: 'USD' } }, 400, 'validation_failed', 'amount.currency'],
    ['nothing', { amount: eur(0) }, 400, 'validation_failed', 'amount.amount'],
    ['lines and an amount', { lines: [{ sku: SKU, quantity: 1 }], amount: eur(1) }, 400, 'validation_failed', 'amount'],
    ['an amount of units', { amount: eur(1), restock: true }, 400, 'validation_failed', 'restock'],
    ['a field that is unknown', { percent: 10 }, 400, 'validation_failed', 'percent'],
  ])('of %s is refused with what is wrong, and nothing changes', async (_, body, status, code, path) => {
    orderOfRefusals ??= await paidOrder();
    const { version } = await stack.storedOrder('acme', orderOfRefusals);
    const answer = await request(orderOfRefusals, body);
    expect(answer).toMatchObject({ status, body: { error: { code, details: [{ path }] } } });
    expect((await stack.storedOrder('acme', orderOfRefusals)).version).toBe(version);
  });
  let orderOfRefusals: string | undefined;

  test('of an order that was never paid, and of another partner’s order, is refused', async () => {
    const { id } = await acme.place(anOrder({ paymentMethod: 'pm_card_visa_chargeDeclined' }));
    await stack.ended('acme', id);
    expect(await request(id, {})).toMatchObject({ status: 409, body: { error: { code: 'not_refundable' } } });
    const globex = await stack.partner('globex');
    const paths = ['', '/ref_00000000000000000000000000'].map((path) => `/v1/orders/${id}/refunds${path}`);
    for (const path of paths) expect((await globex.request('GET', path)).status).toBe(404);
    const headers = { 'idempotency-key': 'k' };
    const foreign = await globex.request('POST', `/v1/orders/${id}/refunds`, { body: { reason: 'x' }, headers });
    expect(foreign.status).toBe(404);
  });

  test('that has left is returned, and its units don’t go back on sale by themselves', async () => {
    const orderId = await paidOrder();
    const before = await stack.stockOf(SKU);
    const moves = new URL(`/_simulator/shipments/${orderId}/move`, stack.prepared.stack.urls.carrier);
    await fetch(moves, { method: 'POST', body: JSON.stringify({ status: 'shipped' }) });
    expect((await cancel(orderId)).status).toBe(202);
    const ended = await until('the order to be refunded', async () => {
      const order = await acme.get(orderId);
      return order.status === 'refunded' && order;
    });
    expect(ended).toMatchObject({ cancellation: { requestedAt: expect.any(String) } });
    expect(await shipmentOf(orderId)).toMatchObject({ status: 'shipped', returns: 1 });
    expect((await stack.stockOf(SKU)).available).toBe(before.available);
    expect(await refundedAt(orderId)).toEqual([4 * PRICE]);
  });
});

describe('when the provider is in trouble', () => {
  test('a lost answer leads to one refund, not two', async () => {
    const orderId = await paidOrder();
    await stack.breakIt('payments', { operation: 'refunds.create', fault: 'done_but_timed_out', times: 1 });
    const { body } = await request(orderId, { amount: eur(700) });
    expect(await done(orderId, body['id'])).toMatchObject({ status: 'succeeded' });
    expect(await refundedAt(orderId)).toEqual([700]);
  });

  test('an error that it repeats for a day does not stop the refund', async () => {
    const orderId = await paidOrder();
    await stack.breakIt('payments', { operation: 'refunds.create', fault: 'error', times: 1 });
    const { body } = await request(orderId, { amount: eur(700) });
    expect(await done(orderId, body['id'])).toMatchObject({ status: 'succeeded' });
    expect(await refundedAt(orderId)).toEqual([700]);
  });

  test('a refund that it refuses has failed, with its code, and the same amount can be refunded again', async () => {
    const orderId = await paidOrder();
    const [payment] = await stack.paymentsOf(orderId);
    const disputes = new URL('/_simulator/disputes', stack.prepared.stack.urls.payments);
    const opened = await fetch(disputes, { method: 'POST', body: JSON.stringify({ payment_intent: payment?.id }) });
    const { id: dispute } = (await opened.json()) as { id: string };
    const { body } = await request(orderId, { lines: [{ sku: SKU, quantity: 1 }] });
    expect(await done(orderId, body['id'])).toMatchObject({ status: 'failed', failure: { code: 'refund_refused' } });
    const shown = await acme.request('GET', `/v1/orders/${orderId}/refunds/${body['id']}`);
    expect(await shown.json()).toMatchObject({
      status: 'failed',
      failure: { message: expect.stringContaining('disputed') },
    });
    expect(await acme.get(orderId)).toMatchObject({ status: 'confirmed', refunds: { left: eur(4 * PRICE) } });
    expect((await acme.readTimeline(orderId)).at(-1)).toMatchObject({
      type: 'order.refund_failed',
      data: { refundId: body['id'], reason: 'refund_refused' },
    });

    await fetch(`${disputes}/${dispute}/close`, { method: 'POST', body: JSON.stringify({ outcome: 'won' }) });
    const again = await request(orderId, { lines: [{ sku: SKU, quantity: 1 }] });
    expect(await done(orderId, again.body['id'])).toMatchObject({ status: 'succeeded' });
  });

  test('a refund that it settles later is pending until then', async () => {
    const orderId = await paidOrder({ paymentMethod: 'pm_card_pendingRefund' });
    const { body } = await request(orderId, { amount: eur(700) });
    const id = String(body['id']);
    await until('a look', async () => (await stored(orderId, id)).saga.status === 'waiting');
    expect(await acme.get(orderId)).not.toHaveProperty('delayed');
    const ops = operatorOf(stack);
    expect(await ops('refunds', 'list')).toMatch(new RegExp(`^${id} .* pending, waiting for the provider since 20`));
    expect(await ops('refunds', 'list', '--stuck')).toBe('none');
    // The provider takes three seconds. Each request of an operator is another look.
    let seenAt = '';
    await until('the refund to succeed', async () => {
      const { saga, status } = await stored(orderId, id);
      if (saga.status === 'waiting' && saga.seenAt !== seenAt) {
        seenAt = saga.seenAt;
        await ops('refunds', 'resume', id);
      }
      return status === 'succeeded';
    });
    expect(await refundedAt(orderId)).toEqual([700]);
    expect((await typesOf(orderId)).filter((type) => type === 'order.delayed')).toEqual([]);
  });

  test('a refund during a long outage is delayed, operators see why, and it ends when they ask for another attempt', async () => {
    const ops = operatorOf(stack);
    const orderId = await paidOrder();
    await stack.breakIt('payments', { operation: 'refunds.create', fault: 'error' });
    const { body } = await request(orderId, { amount: eur(700) });
    const id = String(body['id']);
    await until('the saga to be stuck', async () => (await stored(orderId, id)).saga.status === 'stuck');
    expect(await acme.get(orderId)).toMatchObject({ status: 'refunding', delayed: true });
    const shown = await acme.request('GET', `/v1/orders/${orderId}/refunds/${id}`);
    expect(await shown.json()).toMatchObject({ status: 'pending', delayed: true });
    expect(await ops('refunds', 'list', '--stuck')).toMatch(
      new RegExp(`^${id}  ${orderId}  acme  7.00 EUR  pending, saga stuck.*refund-payment`),
    );
    expect(await ops('story', orderId)).toContain(`Refunds   ${id}`);
    await stack.mend('payments');
    await ops('refunds', 'resume', '--all');
    expect(await done(orderId, id)).toMatchObject({ status: 'succeeded' });
    expect(await acme.get(orderId)).toMatchObject({ status: 'partially_refunded' });
    expect(await acme.get(orderId)).not.toHaveProperty('delayed');
    expect(await refundedAt(orderId)).toEqual([700]);
    expect((await typesOf(orderId)).slice(5)).toEqual([
      'order.refund_requested',
      'order.delayed',
      'order.resume_requested',
      'order.refunded',
    ]);
    await expect(ops('refunds', 'resume', id)).rejects.toThrow('has ended');
  });
});

describe('cancelling an order that can not be turned back', () => {
  test('while its payment is captured confirms it and refunds all of it, and what has not left goes back on sale', async () => {
    const before = await stack.stockOf(SKU);
    await stack.breakIt('payments', { operation: 'payment_intents.capture', fault: 'error' });
    const { id } = await acme.place(anOrder({ lines: [{ sku: SKU, quantity: 2 }] }));
    await until('the shipment to be booked', async () => (await stack.storedOrder('acme', id)).status === 'booked');
    const answer = await cancel(id);
    expect([answer.status, await answer.json()]).toMatchObject([202, { status: 'booked', cancellation: {} }]);
    expect((await cancel(id)).status).toBe(202);
    await stack.mend('payments');
    await until('the order to be refunded', async () => (await acme.get(id)).status === 'refunded');
    await until('the stock to be back', async () => (await stack.stockOf(SKU)).available === before.available);
    expect(await refundedAt(id)).toEqual([2 * PRICE]);
    expect((await shipmentOf(id))?.status).toBe('cancelled');
    const types = await typesOf(id);
    expect(types.filter((type) => type === 'order.cancellation_requested')).toHaveLength(1);
    expect(types.slice(-3)).toEqual(['order.confirmed', 'order.refund_requested', 'order.refunded']);
    expect((await cancel(id)).status).toBe(202);
  });

  test('is one refund, also if it is cancelled twice at the same time', async () => {
    const orderId = await paidOrder();
    const answers = await Promise.all([cancel(orderId), cancel(orderId)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    await until('the order to be refunded', async () => (await acme.get(orderId)).status === 'refunded');
    expect(await refundedAt(orderId)).toEqual([4 * PRICE]);
    expect((await typesOf(orderId)).filter((type) => type === 'order.refunded')).toHaveLength(1);
  });
});
