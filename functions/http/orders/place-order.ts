import example from '../../../docs/example-order.json' with { type: 'json' };
import { orderIdFor } from '../../../shared/domain/ids.ts';
import { formatMoney, type Money } from '../../../shared/domain/money.ts';
import type { OrderLine } from '../../../shared/domain/order.ts';
import { type OrderRequest, place, priceLines } from '../../../shared/domain/order-placement.ts';
import { checkChargeable } from '../../../shared/domain/payment-limits.ts';
import type { Catalogue } from '../../../shared/ports/catalogue.ts';
import type { Placement } from '../../../shared/ports/orders.ts';
import type { Partner } from '../../../shared/ports/partners.ts';
import { Problem } from '../../../shared/problems.ts';
import { mark } from '../../../shared/telemetry/mark.ts';
import { recordMetric } from '../../../shared/telemetry/record-metric.ts';
import { type Repetition, type Reply, route } from '../route.ts';
import { orderExamples } from './order-examples.ts';
import { OrderView, orderETagOf, PlaceOrder, toOrderView } from './order-shapes.ts';

export const placeOrder = route({
  operationId: 'placeOrder',
  method: 'POST',
  path: '/v1/orders',
  summary: 'Place an order',
  description:
    'Prices come from the catalogue: each is the price of your price list and currency at the moment of the order. You are charged the `total` of the response. The order is accepted as `pending`; follow it by its `Location`, its timeline or its events. If you send the same body again with the same `Idempotency-Key`, you get the first response again with `Idempotency-Replayed: true`, even if the catalogue has changed since; with a different body the request is refused. The minimum total is 0.50 in EUR and USD and 0.30 in GBP; the maximum is 999999.99.',
  scope: 'orders.write',
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
    const placement = await orders.findPlacement(refOf(asked));
    return placement && repeatFirstAnswer(placement, asked);
  },

  async handle({ body, ...asked }, { catalogue, orders, screeningRules, clock }) {
    const { partner, idempotencyKey, fingerprint } = asked;
    const pricing = await priceRequest(body.lines, partner, catalogue);
    const rules = await screeningRules.current();
    const placing = { partnerId: partner.id, idempotencyKey, at: clock.now() };
    const { order, event } = place(body, pricing, placing, rules);
    const answer = JSON.stringify(toOrderView(order));
    const outcome = await orders.add(order, event, { fingerprint, answer });
    if (outcome.kind === 'placed_before') return repeatFirstAnswer(outcome.placement, asked);

    mark({ 'order.id': order.id });
    recordMetric('orders.accepted', 1);
    return replyAccepted(order.id, answer);
  },
});

const refOf = ({ partner, idempotencyKey }: Repetition) => ({
  partnerId: partner.id,
  orderId: orderIdFor(partner.id, idempotencyKey),
});

/** @throws Problem if the order can't be sold as requested */
async function priceRequest(
  lines: OrderRequest['lines'],
  partner: Partner,
  catalogue: Catalogue,
): Promise<{ lines: OrderLine[]; total: Money }> {
  const pricing = priceLines(
    lines,
    await catalogue.findPrices(
      lines.map(({ sku }) => sku),
      partner,
    ),
  );
  if (pricing.kind === 'mixed_currencies') throw new Problem('mixed_currencies');
  if (pricing.kind === 'unknown_skus') {
    const details = pricing.at.map((n) => ({ path: `lines[${n}].sku`, message: 'is not in the catalogue' }));
    throw new Problem('unknown_sku', { details });
  }
  const check = checkChargeable(pricing.total);
  if (check.kind === 'chargeable') return pricing;
  const must = check.kind === 'too_small' ? 'at least' : 'at most';
  const message = `cost ${formatMoney(pricing.total)} in total: an order must cost ${must} ${formatMoney(check.limit)}`;
  throw new Problem(`amount_${check.kind}`, { details: [{ path: 'lines', message }] });
}

function repeatFirstAnswer({ fingerprint, answer }: Placement, asked: Repetition): Reply<never> {
  if (fingerprint !== asked.fingerprint) throw new Problem('idempotency_key_reused');
  const { orderId } = refOf(asked);
  mark({ 'order.id': orderId });
  return replyAccepted(orderId, answer, { 'idempotency-replayed': 'true' });
}

function replyAccepted(orderId: string, answer: string, headers: Record<string, string> = {}): Reply<never> {
  // The answer always shows the order in its first version, so a repetition gets the same answer.
  return {
    status: 202,
    etag: orderETagOf({ version: 1 }),
    headers: { location: `/v1/orders/${orderId}`, ...headers },
    json: answer,
  };
}
