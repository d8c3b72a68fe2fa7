import example from '../../../docs/example-order.json' with { type: 'json' };
import { place, priced } from '../../../shared/domain/order-placement.ts';
import { Problem } from '../../../shared/problems.ts';
import { mark } from '../../../shared/telemetry/mark.ts';
import { recordMetric } from '../../../shared/telemetry/record-metric.ts';
import { route } from '../route.ts';
import { OrderView, PlaceOrder, toOrderView } from './order-shapes.ts';

export const placeOrder = route({
  operationId: 'placeOrder',
  method: 'POST',
  path: '/v1/orders',
  summary: 'Place an order',
  description:
    'Prices come from the catalogue. The order is accepted as `pending`; follow its `Location`, its timeline or its events. The same `Idempotency-Key` with the same body is answered with the first answer and `Idempotency-Replayed: true`, with another body it is refused.',
  scope: 'orders.write',
  idempotent: true,
  body: PlaceOrder,
  example,
  reply: { status: 202, body: OrderView, headers: ['location', 'idempotency-replayed'] },
  problems: ['unknown_sku', 'mixed_currencies', 'idempotency_key_reused'],

  async handle({ body, partner, idempotencyKey, fingerprint }, { catalogue, orders, clock }) {
    const pricing = priced(body.lines, await catalogue.prices(body.lines.map((line) => line.sku)));
    if (pricing.kind === 'mixed_currencies') throw new Problem('mixed_currencies');
    if (pricing.kind === 'unknown_skus') {
      const details = pricing.at.map((n) => ({ path: `lines[${n}].sku`, message: 'is not in the catalogue' }));
      throw new Problem('unknown_sku', { details });
    }

    const placing = { partnerId: partner.id, idempotencyKey, at: clock.now() };
    const { order, event } = place(body, pricing, placing);
    const answer = JSON.stringify(toOrderView(order));
    const outcome = await orders.add(order, event, { fingerprint, answer });

    const headers = { location: `/v1/orders/${order.id}` };
    mark({ 'order.id': order.id });
    if (outcome.kind === 'added') {
      recordMetric('orders.accepted', 1);
      return { status: 202, headers, json: answer };
    }
    if (outcome.placement.fingerprint !== fingerprint) throw new Problem('idempotency_key_reused');
    return { status: 202, headers: { ...headers, 'idempotency-replayed': 'true' }, json: outcome.placement.answer };
  },
});
