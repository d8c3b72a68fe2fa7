import type { Address, Order, OrderStatus } from './order.ts';
import { changeWithEvent, type Decision, unchanged } from './order-decision.ts';
import { requireScreening } from './order-screening.ts';
import { type ScreeningRule, selectRules } from './screening-rule.ts';

/** What a partner may change in an order. `null` removes a value. */
export interface OrderUpdate {
  reference?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  shipTo?: Address | undefined;
}

/**
 * A request for the current values changes nothing. The address is fixed once the order is authorized, because the
 * shipment is booked next. A new address is screened like that of a new order, also after an earlier verdict.
 *
 * @param rules that may select the order with its new address
 */
export function update(
  order: Order,
  change: OrderUpdate,
  { at }: { at: Date },
  rules: readonly ScreeningRule[] = [],
): Decision | { kind: 'too_late' } {
  const { reference: before, ...rest } = order;
  const reference = change.reference === undefined ? before : (change.reference ?? undefined);
  const { metadata = order.metadata, shipTo = order.shipTo } = change;
  const changed = [
    ...(reference === before ? [] : ['reference']),
    ...(isSame(metadata, order.metadata) ? [] : ['metadata']),
    ...(isSame(shipTo, order.shipTo) ? [] : ['shipTo']),
  ];
  if (changed.length === 0) return unchanged;
  const addressIsOpen = hasOpenAddress.has(order.status) && !('failure' in order.saga);
  if (changed.includes('shipTo') && !addressIsOpen) return { kind: 'too_late' };

  const next: Order = { ...rest, ...(reference === undefined ? {} : { reference }), metadata, shipTo };
  const screening = changed.includes('shipTo') ? requireScreening(selectRules(rules, next), at) : undefined;
  if (screening === undefined) return changeWithEvent('update', order, next, at, { changed });
  const { event, ...screened } = changeWithEvent('update', order, { ...next, screening }, at, { changed });
  return { ...screened, ...(event && { event: { ...event, screening: 'required' } }) };
}

const hasOpenAddress: ReadonlySet<OrderStatus> = new Set(['pending', 'reserved', 'awaiting_payment']);

/** Whether both have the same names and texts, in any order. */
function isSame(some: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => some[name] === others[name]);
}
