import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refund } from '../../shared/domain/refund.ts';
import { isTelling, KillStage, orderOfOne } from './kill-stage.ts';

let stage: KillStage;
beforeAll(async () => {
  stage = await KillStage.start();
});
afterAll(() => stage?.stop());

async function paidOrder(): Promise<string> {
  const { id } = await stage.acme.place(orderOfOne());
  expect((await stage.stack.ended('acme', id)).status).toBe('confirmed');
  return id;
}

/** @throws if there is no answer */
async function refundAll(orderId: string): Promise<void> {
  const response = await stage.acme.request('POST', `/v1/orders/${orderId}/refunds`, {
    body: { reason: 'Sent back', restock: true },
    headers: { 'idempotency-key': 'all' },
  });
  expect(response.status).toBe(202);
}

/** Everything is paid back once, nothing is delivered, the stock is back, and each change has one event. */
async function expectRefunded(orderId: string, call: string | undefined): Promise<void> {
  const refunds = await until(`the refund of ${orderId} to be done, killed ${call}`, async () => {
    const { resources } = await stage.stack
      .container('orders')
      .items.query('SELECT * FROM c WHERE c.type = "refund"', { partitionKey: ['acme', orderId] })
      .fetchAll();
    const found = resources.map(({ refund }) => Refund.parse(refund));
    return found.length > 0 && found.every(({ saga }) => saga.status === 'completed') && found;
  });
  const order = await stage.stack.storedOrder('acme', orderId);
  const [payment] = await stage.stack.paymentsOf(orderId);
  const shipments = (await stage.stack.shipmentsOf(orderId)).map(({ status }) => status);
  const reservations = await stage.stack.reservationsOf('STOOL-01');
  const { restocked } = reservations.find((reservation) => reservation.orderId === orderId) ?? {};
  expect({ call, statuses: refunds.map(({ status }) => status), status: order.status, shipments, restocked }).toEqual({
    ...{ call, statuses: ['succeeded'], status: 'refunded', shipments: ['cancelled'], restocked: 1 },
  });
  expect(payment).toMatchObject({ captured: order.total.amount, refunded: order.total.amount, refunds: 1 });
  const timeline = await stage.acme.readTimeline(orderId);
  expect(timeline.map(({ sequence }) => sequence)).toEqual(timeline.map((_, index) => index + 1));
  expect(timeline.slice(5).map(({ type }) => type)).toEqual(['order.refund_requested', 'order.refunded']);
  expect(timeline).toHaveLength(order.version);
}

test('a refund ends in the same way wherever the host is killed: after each of its writes, and before each call of a provider', async () => {
  await stage.conservingStock(async () => {
    const calls = await stage.killAtEachCallOf(paidOrder, refundAll, expectRefunded, isTelling);
    expect(calls.length).toBeGreaterThanOrEqual(9);
    for (const call of ['POST /v1/shipments/ord/return, 1', 'POST /v1/refunds, 1']) {
      expect(calls).toEqual(expect.arrayContaining([`before ${call}`, `after ${call}`]));
    }
    expect(calls.filter((call) => /^after .*\/colls\/catalog\//.test(call))).not.toEqual([]);
  });
}, 600_000);
