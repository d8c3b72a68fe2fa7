import type { Sku } from './ids.ts';
import type { Order } from './order.ts';
import type { EventLine } from './order-events.ts';
import type { Refund } from './refund.ts';

/** The units of an order, or of one of its refunds, as an event names them. A refund names them at the order's prices. */
export function listLines({ lines }: Pick<Order, 'lines'>, refund?: Pick<Refund, 'lines'>): EventLine[] {
  if (refund === undefined) return lines.map(({ sku, quantity, total }) => ({ sku, quantity, total }));
  const prices = new Map<Sku, Order['lines'][number]['unitPrice']>(lines.map(({ sku, unitPrice }) => [sku, unitPrice]));
  return refund.lines.flatMap(({ sku, quantity }) => {
    const price = prices.get(sku);
    return price === undefined ? [] : [{ sku, quantity, total: { ...price, amount: quantity * price.amount } }];
  });
}
