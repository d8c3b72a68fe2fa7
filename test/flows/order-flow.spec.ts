import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { toCloudEvent } from '../../shared/cloud-event.ts';
import type { Order } from '../../shared/domain/order.ts';
import { OrderEvent } from '../../shared/domain/order-events.ts';
import { topic } from '../../shared/topic.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
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
const line = { sku: SKU, quantity: 2 };

/** Places an order for two stools, waits until it ends, and reports how the stock changed. */
async function placed(changes: Record<string, unknown> = {}): Promise<{ order: Order; stockMoved: number }> {
  const before = await stack.stockOf(SKU);
  const { id } = await acme.place(anOrder({ lines: [line], ...changes }));
  const order = await stack.ended('acme', id);
  const after = await stack.stockOf(SKU);
  expect(after.available + after.taken).toBe(before.available + before.taken);
  return { order, stockMoved: before.available - after.available };
}

const typesOf = async (orderId: string) => (await acme.readTimeline(orderId)).map((entry) => entry.type);

/** Everything is undone: none of the customer's money is kept, and no shipment is on its way. */
async function expectUndone(orderId: string): Promise<void> {
  for (const payment of await stack.paymentsOf(orderId)) {
    expect(payment.captured - payment.refunded).toBe(0);
    expect(payment.status).not.toBe('requires_capture');
  }
  for (const shipment of await stack.shipmentsOf(orderId)) expect(shipment.status).not.toBe('booked');
}

describe('an order that succeeds', () => {
  test('is confirmed, its events come in sequence, and it is charged and shipped once', async () => {
    const { order, stockMoved } = await placed();
    expect(order).toMatchObject({ status: 'confirmed', shipment: { trackingNumber: expect.any(String) } });
    expect(stockMoved).toBe(2);

    const timeline = await acme.readTimeline(order.id);
    expect(timeline.map(({ sequence, type }) => `${sequence} ${type}`)).toEqual([
      '1 order.placed',
      '2 order.reserved',
      '3 order.authorized',
      '4 order.booked',
      '5 order.confirmed',
    ]);
    const payments = await stack.paymentsOf(order.id);
    expect(payments).toMatchObject([{ status: 'succeeded', captured: order.total.amount, refunded: 0, captures: 1 }]);
    expect(await stack.shipmentsOf(order.id)).toMatchObject([{ status: 'booked' }]);

    const reservations = async () => (await stack.reservationsOf(SKU)).filter(({ orderId }) => orderId === order.id);
    await until('the reservation to be consumed', async () => (await reservations())[0]?.state === 'sold');
    expect(await reservations()).toMatchObject([{ quantity: 2, endedAt: expect.any(String) }]);
  });

  test('is placed once, for any number of repeated requests', async () => {
    const body = anOrder({ lines: [line] });
    const answers = await Promise.all(Array.from({ length: 20 }, () => acme.place(body, 'the-same-key')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const [first] = answers;
    await stack.ended('acme', first?.id ?? '');
    expect(await stack.paymentsOf(first?.id ?? '')).toHaveLength(1);

    const late = await acme.request('POST', '/v1/orders', { body, headers: { 'idempotency-key': 'the-same-key' } });
    expect(late.headers.get('idempotency-replayed')).toBe('true');
    expect(await late.json()).toEqual(first);
  });

  test('is not started again when its event arrives late', async () => {
    const { order } = await placed();
    const instance = `/runtime/webhooks/durabletask/instances/order-${order.id}`;
    const outputOf = async () => ((await (await stack.askHost(instance)).json()) as { output: unknown }).output;
    await until('the first saga to leave', async () => (await outputOf()) !== null);
    // Another process, because this one knows that it has started the saga and would not start it again.
    await stack.killHost();
    await stack.restartHost();
    acme = await stack.partner('acme');

    const { resource } = await stack
      .container('orders')
      .item(`evt_${order.id.slice(4)}_1`, ['acme', order.id])
      .read();
    const client = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
    const message = { subject: 'order.placed', body: toCloudEvent(OrderEvent.parse(resource.event)) };
    await client.createSender(topic.name).sendMessages({ ...message, messageId: 'told-late' });

    await until('the second saga to leave', async () => JSON.stringify(await outputOf()).includes('superseded'));
    await client.close();
    expect(await stack.storedOrder('acme', order.id)).toEqual(order);
    expect(await stack.paymentsOf(order.id)).toMatchObject([{ authorizations: 1, captures: 1 }]);
  });
});

describe('an order that fails', () => {
  test('for a declined card: the stock is released, and the partner sees why', async () => {
    const { order, stockMoved } = await placed({ paymentMethod: 'pm_card_visa_chargeDeclined' });
    expect(order).toMatchObject({ status: 'failed', failure: { code: 'payment_declined', step: 'authorize-payment' } });
    expect(stockMoved).toBe(0);
    await expectUndone(order.id);
    expect(await typesOf(order.id)).toEqual(['order.placed', 'order.reserved', 'order.failed']);
  });

  test('for a payment method that does not exist', async () => {
    const { order, stockMoved } = await placed({ paymentMethod: 'pm_nobody_has' });
    expect(order).toMatchObject({ status: 'failed', failure: { code: 'payment_declined' } });
    expect(stockMoved).toBe(0);
  });

  test('for lack of stock: nothing stays reserved, not even the lines with enough stock', async () => {
    const { order, stockMoved } = await placed({ lines: [line, { sku: 'TELESCOPE-01', quantity: 9 }] });
    expect(order).toMatchObject({ status: 'failed', failure: { code: 'out_of_stock' } });
    expect(stockMoved).toBe(0);
    expect(await stack.stockOf('TELESCOPE-01')).toEqual({ available: 3, taken: 0 });
    expect(await stack.paymentsOf(order.id)).toEqual([]);
  });

  test('for a carrier that refuses: the payment is cancelled', async () => {
    const { shipTo } = anOrder();
    const { order, stockMoved } = await placed({ shipTo: { ...(shipTo as object), postalCode: '00000' } });
    expect(order).toMatchObject({ status: 'failed', failure: { code: 'carrier_refused', step: 'book-shipment' } });
    expect(stockMoved).toBe(0);
    expect(await stack.paymentsOf(order.id)).toMatchObject([{ status: 'canceled', captured: 0 }]);
    expect(await typesOf(order.id)).not.toContain('order.confirmed');
  });

  test.each(['error', 'rate_limit', 'hang', 'done_but_timed_out'])(
    'for a carrier that stays down (%s): the payment and the stock are released, and a booking that happened is cancelled',
    async (fault) => {
      await stack.breakIt('carrier', { operation: 'shipments.book', fault });
      const { order, stockMoved } = await placed();
      expect(order).toMatchObject({ status: 'failed', failure: { code: 'carrier_unavailable' } });
      expect(stockMoved).toBe(0);
      await expectUndone(order.id);
    },
  );

  test('for a refused capture: everything before it is undone', async () => {
    await stack.breakIt('payments', { operation: 'payment_intents.capture', fault: 'decline' });
    const { order, stockMoved } = await placed();
    expect(order).toMatchObject({ status: 'failed', failure: { code: 'capture_refused', step: 'capture-payment' } });
    expect(stockMoved).toBe(0);
    await expectUndone(order.id);
  });
});

describe('a temporary outage', () => {
  test.each([
    ['payments', 'payment_intents.create', 'error'],
    ['payments', 'payment_intents.create', 'done_but_timed_out'],
    ['payments', 'payment_intents.confirm', 'rate_limit'],
    ['payments', 'payment_intents.confirm', 'done_but_timed_out'],
    ['payments', 'payment_intents.capture', 'error'],
    ['payments', 'payment_intents.capture', 'done_but_timed_out'],
    ['carrier', 'shipments.book', 'done_but_timed_out'],
    ['carrier', 'shipments.book', 'error'],
  ] as const)('of %s at %s (%s) only delays the order', async (provider, operation, fault) => {
    await stack.breakIt(provider, { operation, fault, times: 1 });
    const { order } = await placed();
    expect(order.status).toBe('confirmed');
    const charged = (await stack.paymentsOf(order.id)).filter((payment) => payment.captured > 0);
    expect(charged).toMatchObject([{ authorizations: 1, captures: 1, captured: order.total.amount, refunded: 0 }]);
    expect(await stack.shipmentsOf(order.id)).toHaveLength(1);
  });
});

describe('a capture whose replies are all lost', () => {
  test('delays the order until the provider answers, and is never undone on a guess', async () => {
    await stack.breakIt('payments', { operation: 'payment_intents.capture', fault: 'done_but_timed_out' });
    await stack.breakIt('payments', { operation: 'payment_intents.retrieve', fault: 'error' });
    const { id } = await acme.place(anOrder({ lines: [line] }));
    const stuck = await until('the saga to be stuck', async () => {
      const order = await stack.storedOrder('acme', id);
      return order.saga.status === 'stuck' && order;
    });
    expect(stuck).toMatchObject({ status: 'booked', delayed: true, saga: { remaining: ['capture-and-confirm'] } });

    await stack.mend('payments');
    const resume = `/runtime/webhooks/durabletask/instances/order-${id}/raiseEvent/resume`;
    expect((await stack.askHost(resume, { method: 'POST', body: 'null' })).status).toBe(202);
    const order = await stack.ended('acme', id);
    expect(order.status).toBe('confirmed');
    expect(await stack.paymentsOf(id)).toMatchObject([{ captures: 1, captured: order.total.amount, refunded: 0 }]);
  });
});

describe('an undo that keeps failing', () => {
  test('leaves the saga stuck with the undos that remain, shows the partner a delay, and ends when it is resumed', async () => {
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
    await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
    const before = await stack.stockOf(SKU);
    const { id } = await acme.place(anOrder({ lines: [line] }));

    const stuck = await until('the saga to be stuck', async () => {
      const order = await stack.storedOrder('acme', id);
      return order.saga.status === 'stuck' && order;
    });
    expect(stuck.saga).toMatchObject({ remaining: ['undo-authorize-payment'], failure: { step: 'book-shipment' } });
    expect(stuck.status).not.toBe('failed');
    expect(await acme.get(id)).toMatchObject({ delayed: true });
    expect(await stack.stockOf(SKU)).toEqual(before);

    await stack.mend('payments');
    const resume = `/runtime/webhooks/durabletask/instances/order-${id}/raiseEvent/resume`;
    expect((await stack.askHost(resume, { method: 'POST', body: 'null' })).status).toBe(202);

    expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed', failure: { code: 'carrier_refused' } });
    await expectUndone(id);
    expect((await typesOf(id)).slice(-3)).toEqual(['order.delayed', 'order.resumed', 'order.failed']);
    expect(await acme.get(id)).not.toHaveProperty('delayed');
  });
});

test('orders that are placed at the same time don’t delay each other', async () => {
  const orders = await Promise.all(Array.from({ length: 30 }, () => acme.place(anOrder({ lines: [line] }))));
  const ended = await Promise.all(orders.map(({ id }) => stack.ended('acme', id)));
  expect(ended.map((order) => order.status)).toEqual(Array(30).fill('confirmed'));
});
