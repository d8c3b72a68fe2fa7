import { type OrderId, orderIdFor } from '../../shared/domain/ids.ts';
import { formatMoney, type Money } from '../../shared/domain/money.ts';
import type { OrderLine } from '../../shared/domain/order.ts';
import { type OrderRequest, place, priceLines } from '../../shared/domain/order-placement.ts';
import { checkChargeable } from '../../shared/domain/payment-limits.ts';
import type { Catalogue } from '../../shared/ports/catalogue.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Orders, Placement } from '../../shared/ports/orders.ts';
import type { Partner } from '../../shared/ports/partners.ts';
import type { ScreeningRules } from '../../shared/ports/screening-rules.ts';
import { Problem } from '../../shared/problems.ts';
import { mark } from '../../shared/telemetry/mark.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { toOrderView } from '../http/orders/order-shapes.ts';

export interface PlacingPorts {
  catalogue: Catalogue;
  orders: Orders;
  screeningRules: Pick<ScreeningRules, 'current'>;
  clock: Clock;
}

/** Identifies a request to place an order, which may have been carried out before. */
export interface PlacingRequest {
  partner: Partner;
  idempotencyKey: string;
  fingerprint: string;
  /** The import and the line that it comes from, if it comes from a file. */
  origin?: string;
}

export interface Placed {
  orderId: OrderId;
  /** The body of the first answer, as JSON. */
  answer: string;
  isRepeated: boolean;
  /** The `origin` of the first request. */
  origin: string | undefined;
}

/**
 * Prices the request and places its order: the one way in which an order comes to be.
 *
 * @throws Problem if the order can't be sold as requested, or the key was used with another request
 */
export async function placeRequest(body: OrderRequest, asked: PlacingRequest, ports: PlacingPorts): Promise<Placed> {
  const { catalogue, orders, screeningRules, clock } = ports;
  const { partner, idempotencyKey, fingerprint, origin } = asked;
  const pricing = await priceRequest(body.lines, partner, catalogue);
  const rules = await screeningRules.current();
  const { order, event } = place(body, pricing, { partnerId: partner.id, idempotencyKey, at: clock.now() }, rules);
  const answer = JSON.stringify(toOrderView(order));
  const outcome = await orders.add(order, event, { fingerprint, answer, ...(origin === undefined ? {} : { origin }) });
  if (outcome.kind === 'placed_before') return repeatPlacement(outcome.placement, asked);

  mark({ 'order.id': order.id });
  recordMetric('orders.accepted', 1);
  return { orderId: order.id, answer, isRepeated: false, origin };
}

/**
 * Returns what was placed by the same request before, or undefined.
 *
 * @throws Problem idempotency_key_reused
 */
export async function findPlaced(asked: PlacingRequest, orders: Orders): Promise<Placed | undefined> {
  const placement = await orders.findPlacement({ partnerId: asked.partner.id, orderId: orderIdOf(asked) });
  return placement && repeatPlacement(placement, asked);
}

const orderIdOf = ({ partner, idempotencyKey }: PlacingRequest) => orderIdFor(partner.id, idempotencyKey);

function repeatPlacement({ fingerprint, answer, origin }: Placement, asked: PlacingRequest): Placed {
  if (fingerprint !== asked.fingerprint) throw new Problem('idempotency_key_reused');
  const orderId = orderIdOf(asked);
  mark({ 'order.id': orderId });
  return { orderId, answer, isRepeated: true, origin };
}

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
