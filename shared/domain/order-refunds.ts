import { cancellationRefundIdFor, type RefundId, type Sku } from './ids.ts';
import type { Money } from './money.ts';
import type {
  ConfirmedOrder,
  Order,
  PaidOrder,
  PartiallyRefundedOrder,
  RefundedOrder,
  RefundingOrder,
} from './order.ts';
import { changeWithEvent } from './order-decision.ts';
import type { OrderEvent } from './order-events.ts';
import type { Refund, RefundLine, RefundTotals } from './refund.ts';

/*
 * The partner's decisions on refunds. The order has the sums, and a refund is written together with its order, so no
 * race can pay back more than was captured.
 */

/** A cap, so that an order's refunds are one short list. */
export const MOST_REFUNDS = 100;

export interface RefundRequest {
  id: RefundId;
  /** What to pay back: these lines, this amount, or all that is left. */
  what: { lines: readonly RefundLine[] } | { amount: Money } | 'all';
  reason: string;
  restock: Refund['restock'];
  fingerprint: string;
}

/** A refund and its order, changed together. */
export interface RefundChange<O extends Order = Order> {
  kind: 'changed';
  order: O;
  event?: OrderEvent;
  refund: Refund;
}

export type RefundRefusal =
  | { kind: 'not_refundable' }
  | { kind: 'too_many' }
  | { kind: 'other_currency'; currency: string }
  /** The places of the lines whose SKU the order doesn't have. */
  | { kind: 'unknown_lines'; at: number[] }
  /** The lines of which more is asked for than is left. */
  | { kind: 'exceeds_lines'; at: { place: number; left: number }[] }
  | { kind: 'exceeds_captured'; left: Money };

/** Requests a refund. Several may be pending at once, as long as their sum is not more than what was captured. */
export function requestRefund(
  order: Order,
  request: RefundRequest,
  { at }: { at: Date },
): RefundChange<RefundingOrder> | RefundRefusal {
  switch (order.status) {
    case 'confirmed':
    case 'refunding':
    case 'partially_refunded':
      break;
    default:
      return { kind: 'not_refundable' };
  }
  const left = leftOf(order);
  const totals = totalsOf(order);
  if (request.what === 'all' && left.amount === 0) return { kind: 'not_refundable' };
  if (totals.count >= MOST_REFUNDS) return { kind: 'too_many' };
  const asked = measure(order, request.what);
  if (asked.kind !== 'measured') return asked;
  const { amount, lines } = asked;
  if (amount.amount > left.amount || amount.amount === 0) return { kind: 'exceeds_captured', left };

  const { id, reason, restock, fingerprint } = request;
  const time = at.toISOString();
  const refund: Refund = {
    ...{ id, partnerId: order.partnerId, orderId: order.id, status: 'pending', amount, lines, reason, restock },
    takesShipmentBack: amount.amount === left.amount,
    ...{ createdAt: time, updatedAt: time, fingerprint, saga: { status: 'running', seenAt: time } },
  };
  const pending = totals.pending + amount.amount;
  const refunds = { ...totals, count: totals.count + 1, pending, units: countUnits(totals, lines, 1) };
  const refunding = { ...order, status: 'refunding', refunds } as const;
  const changed = changeWithEvent('requestRefund', order, refunding, at, { refundId: id, amount });
  return { ...changed, refund };
}

/**
 * The partner takes back an order that was paid: all that is left is refunded. What has not left goes back on sale.
 *
 * @returns undefined if nothing is left
 */
export function refundCancelled(order: PaidOrder, { at }: { at: Date }): RefundChange<RefundingOrder> | undefined {
  const cancellation = order.cancellation ?? { requestedAt: at.toISOString() };
  const id = cancellationRefundIdFor(order.id, order.version);
  const request = {
    id,
    what: 'all',
    reason: 'The order was cancelled.',
    restock: 'if_stopped',
    fingerprint: '',
  } as const;
  const decision = requestRefund({ ...order, cancellation }, request, { at });
  return decision.kind === 'changed' ? decision : undefined;
}

/** What was captured, is not in any pending or succeeded refund, and was not taken by a dispute. */
export function leftOf(order: PaidOrder): Money {
  const { pending, refunded } = totalsOf(order);
  const disputed = (order.disputes ?? []).reduce((sum, { status, amount }) => sum + (status === 'won' ? 0 : amount), 0);
  // The provider may have paid back more than our books knew of.
  return { ...order.total, amount: Math.max(0, order.total.amount - pending - refunded - disputed) };
}

export function totalsOf({ refunds }: PaidOrder): Omit<RefundTotals, 'count'> & { count: number } {
  return refunds ?? { count: 0, pending: 0, refunded: 0, units: {} };
}

/** Adds the lines' units to the sums, or takes them away. */
export function countUnits(
  { units }: Pick<RefundTotals, 'units'>,
  lines: readonly RefundLine[],
  sign: 1 | -1,
): RefundTotals['units'] {
  const counted = { ...units };
  for (const { sku, quantity } of lines) counted[sku] = (counted[sku] ?? 0) + sign * quantity;
  return counted;
}

type Measured = { kind: 'measured'; amount: Money; lines: RefundLine[] };

function measure(
  order: ConfirmedOrder | RefundingOrder | PartiallyRefundedOrder | RefundedOrder,
  what: RefundRequest['what'],
): Measured | RefundRefusal {
  const left = unitsLeftIn(order);
  if (what === 'all') {
    const lines = [...left].flatMap(([sku, { quantity }]) => (quantity > 0 ? [{ sku, quantity }] : []));
    return { kind: 'measured', amount: leftOf(order), lines };
  }
  const { currency } = order.total;
  if ('amount' in what) {
    if (what.amount.currency !== currency) return { kind: 'other_currency', currency };
    return { kind: 'measured', amount: what.amount, lines: [] };
  }
  const unknown = what.lines.flatMap(({ sku }, place) => (left.has(sku) ? [] : [place]));
  if (unknown.length > 0) return { kind: 'unknown_lines', at: unknown };
  const exceeding = what.lines.flatMap(({ sku, quantity }, place) => {
    const rest = left.get(sku);
    if (rest === undefined) return [];
    rest.quantity -= quantity;
    return rest.quantity < 0 ? [{ place, left: Math.max(0, rest.quantity + quantity) }] : [];
  });
  if (exceeding.length > 0) return { kind: 'exceeds_lines', at: exceeding };
  const amount = what.lines.reduce((sum, { sku, quantity }) => sum + quantity * (left.get(sku)?.unitPrice ?? 0), 0);
  return { kind: 'measured', amount: { amount, currency }, lines: [...what.lines] };
}

/** By SKU, the units that no refund pays back yet. An order may have a SKU in several lines, at the same price. */
function unitsLeftIn(order: PaidOrder): Map<Sku, { quantity: number; unitPrice: number }> {
  const { units } = totalsOf(order);
  const left = new Map<Sku, { quantity: number; unitPrice: number }>();
  for (const { sku, quantity, unitPrice } of order.lines) {
    const before = left.get(sku)?.quantity ?? -(units[sku] ?? 0);
    left.set(sku, { quantity: before + quantity, unitPrice: unitPrice.amount });
  }
  return left;
}
