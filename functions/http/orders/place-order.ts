import example from '../../../docs/example-order.json' with { type: 'json' };
import { findPlaced, type Placed, placeRequest } from '../../placing/place-request.ts';
import { type Reply, route } from '../route.ts';
import { orderExamples } from './order-examples.ts';
import { OrderView, orderETagOf, PlaceOrder } from './order-shapes.ts';

export const placeOrder = route({
  operationId: 'placeOrder',
  method: 'POST',
  path: '/v1/orders',
  summary: 'Place an order',
  description:
    'Prices come from the catalogue: each is the price of your price list and currency at the moment of the order. You are charged the `total` of the response. The order is accepted as `pending`; follow it by its `Location`, its timeline or its events. If you send the same body again with the same `Idempotency-Key`, you get the first response again with `Idempotency-Replayed: true`, even if the catalogue has changed since; with a different body the request is refused. The minimum total is 0.50 in EUR and USD and 0.30 in GBP; the maximum is 999999.99.',
  scope: 'orders.write',
  feature: 'orders',
  idempotent: true,
  body: PlaceOrder,
  example,
  reply: {
    status: 202,
    body: OrderView,
    example: orderExamples.placed,
    etag: true,
    headers: ['location', 'idempotency-replayed'],
  },
  problems: ['unknown_sku', 'mixed_currencies', 'amount_too_small', 'amount_too_large', 'idempotency_key_reused'],

  async replay(asked, { orders }) {
    const placed = await findPlaced(asked, orders);
    return placed && replyAccepted(placed);
  },

  async handle({ body, ...asked }, ports) {
    return replyAccepted(await placeRequest(body, asked, ports));
  },
});

function replyAccepted({ orderId, answer, isRepeated }: Placed): Reply<never> {
  // The answer always shows the order in its first version, so a repetition gets the same answer.
  const repeated = isRepeated ? { 'idempotency-replayed': 'true' } : undefined;
  return {
    status: 202,
    etag: orderETagOf({ version: 1 }),
    headers: { location: `/v1/orders/${orderId}`, ...repeated },
    json: answer,
  };
}
