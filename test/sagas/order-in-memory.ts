import { orderIdFor, PartnerId, Sku } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Decision } from '../../shared/domain/order-decision.ts';
import { place } from '../../shared/domain/order-placement.ts';

const partnerId = PartnerId.parse('acme');
const price = { amount: 1, currency: 'EUR' as const };
const line = { sku: Sku.parse('MUG-01'), quantity: 1, unitPrice: price, total: price };
const shipTo = { name: 'n', street: 's', city: 'c', postalCode: 'p', country: 'AT' };

/** The run of the saga that owns the order. */
export const run = { partnerId, orderId: orderIdFor(partnerId, 'k'), run: 'run-1' };

/** One order that was placed at a given time, with the changes that adapters make to it. */
export function orderInMemory(at: Date) {
  let order: Order = place(
    { lines: [line], shipTo, paymentMethod: 'pm' },
    { lines: [line], total: price },
    { partnerId, idempotencyKey: 'k', at },
  ).order;
  const change = async (_: unknown, decide: (order: Order) => Decision) => {
    const decision = decide(order);
    if (decision.kind === 'changed') order = decision.order;
    return { kind: decision.kind, order };
  };
  return { change, now: () => order };
}
