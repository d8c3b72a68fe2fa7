import { type OrderId, orderIdFor, type PartnerId, type Sku } from './ids.ts';
import { listLines } from './list-lines.ts';
import { addMoney, type Money, multiplyMoney } from './money.ts';
import type { Address, OrderLine, PendingOrder } from './order.ts';
import { eventOf, type OrderEvent } from './order-events.ts';
import { requireScreening } from './order-screening.ts';
import { type ScreeningRule, selectRules } from './screening-rule.ts';

/** What a partner requests: quantities, never prices. */
export interface OrderRequest {
  reference?: string | undefined;
  lines: readonly { sku: Sku; quantity: number }[];
  shipTo: Address;
  paymentMethod: string;
  /** Where the payer comes back to, if they have to confirm the payment. */
  returnUrl?: string | undefined;
  metadata?: Record<string, string> | undefined;
}

/** Who places the order, with which key, and when. */
export interface Placing {
  partnerId: PartnerId;
  idempotencyKey: string;
  at: Date;
}

export type Pricing =
  | { kind: 'priced'; lines: OrderLine[]; total: Money }
  | { kind: 'unknown_skus'; at: number[] }
  | { kind: 'mixed_currencies' };

/** Prices every line by the catalogue, or lists the positions of the SKUs that the catalogue doesn't have. */
export function priceLines(lines: OrderRequest['lines'], prices: ReadonlyMap<Sku, Money>): Pricing {
  const unknown: number[] = [];
  const pricedLines: OrderLine[] = [];
  for (const [position, { sku, quantity }] of lines.entries()) {
    const unitPrice = prices.get(sku);
    if (unitPrice === undefined) unknown.push(position);
    else pricedLines.push({ sku, quantity, unitPrice, total: multiplyMoney(unitPrice, quantity) });
  }
  if (unknown.length > 0) return { kind: 'unknown_skus', at: unknown };
  if (new Set(pricedLines.map((line) => line.unitPrice.currency)).size > 1) return { kind: 'mixed_currencies' };
  return { kind: 'priced', lines: pricedLines, total: pricedLines.map((line) => line.total).reduce(addMoney) };
}

/** Creates an order and its first event from the partner's request and the prices. @param rules that may select it */
export function place(
  request: OrderRequest,
  { lines, total }: { lines: OrderLine[]; total: Money },
  { partnerId, idempotencyKey, at }: Placing,
  rules: readonly ScreeningRule[] = [],
): { order: PendingOrder; event: OrderEvent } {
  const time = at.toISOString();
  const screening = requireScreening(selectRules(rules, { partnerId, total, lines, shipTo: request.shipTo }), at);
  const order: PendingOrder = {
    id: orderIdFor(partnerId, idempotencyKey) satisfies OrderId,
    partnerId,
    status: 'pending',
    version: 1,
    createdAt: time,
    updatedAt: time,
    ...(request.reference === undefined ? {} : { reference: request.reference }),
    lines,
    total,
    shipTo: request.shipTo,
    paymentMethod: request.paymentMethod,
    ...(request.returnUrl === undefined ? {} : { returnUrl: request.returnUrl }),
    metadata: request.metadata ?? {},
    saga: { status: 'waiting' },
    ...(screening === undefined ? {} : { screening }),
  };
  const event = eventOf('place', order, { lines: listLines(order) });
  return { order, event: screening === undefined ? event : { ...event, screening: 'required' } };
}
