import type { EndedOrder, Order } from './order.ts';
import { isOpen } from './order-recovery.ts';

/** Stands in place of what was erased. */
export const ERASED = 'erased';

/** What else than the recipient's data is erased. */
export interface ErasureScope {
  /** The partner's own reference too: only where it says who the person is, because the books are found by it. */
  withReference: boolean;
}

type Held = Pick<Order, 'shipTo' | 'metadata' | 'paymentMethod' | 'reference' | 'returnUrl'>;

/**
 * Erases the data of the recipient and the payer in what an order has of its request. The country stays, because taxes
 * depend on it, and so does everything of the books.
 *
 * @returns the same object if nothing is left to erase
 */
export function withoutRecipient<T extends Partial<Held>>(held: T, { withReference }: ErasureScope): T {
  const { returnUrl, reference, shipTo, metadata, paymentMethod, ...rest } = held;
  const isLeft =
    returnUrl !== undefined ||
    (withReference && reference !== undefined) ||
    (paymentMethod !== undefined && paymentMethod !== ERASED) ||
    (metadata !== undefined && Object.keys(metadata).length > 0) ||
    (shipTo !== undefined && [shipTo.name, shipTo.street, shipTo.city, shipTo.postalCode].some((is) => is !== ERASED));
  if (!isLeft) return held;
  return {
    ...(rest as T),
    ...(reference === undefined || withReference ? {} : { reference }),
    ...(shipTo && {
      shipTo: { name: ERASED, street: ERASED, city: ERASED, postalCode: ERASED, country: shipTo.country },
    }),
    ...(paymentMethod === undefined ? {} : { paymentMethod: ERASED }),
    ...(metadata && { metadata: {} }),
  };
}

/**
 * `open`: a saga still works with the data, so the erasure waits until the order has ended. The version stays, because the
 * erasure is no event.
 */
export function eraseRecipient(
  order: Order,
  scope: ErasureScope,
  at: Date,
): { kind: 'erased'; order: EndedOrder } | { kind: 'open' | 'nothing_left' } {
  if (isOpen(order)) return { kind: 'open' };
  const erased = withoutRecipient<EndedOrder>(order, scope);
  return erased === order
    ? { kind: 'nothing_left' }
    : { kind: 'erased', order: { ...erased, erasedAt: at.toISOString() } };
}
