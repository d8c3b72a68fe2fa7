import type { OrderId, Sku } from '../domain/ids.ts';

export interface StockLine {
  sku: Sku;
  quantity: number;
}

export type ReserveOutcome = { kind: 'reserved' } | { kind: 'out_of_stock'; sku: Sku };

/** `not_reserved`: nothing of this SKU is reserved for the order, although it was confirmed. */
export type SaleOutcome = { kind: 'sold' } | { kind: 'not_reserved'; skus: Sku[] };

/** What comes back after a sale. */
export interface Return {
  /** Identifies it, for example a refund's id: the same id brings back the same line once. */
  id: string;
  reason: string;
  by: string;
  /** When the order was placed: of an old order, the reservation may be forgotten. */
  placedAt: Date;
  /** Since when it should have come back. If that is too long ago, the ledger has forgotten whether it did. */
  dueSince: Date;
}

/** One reservation per order and SKU, even if it is requested again. */
export interface Stock {
  /**
   * Reserves all lines. With `out_of_stock` some may be reserved: the run that has the order releases them, and no other,
   * because another run may have reserved them too. An order whose reservation was released before gets `out_of_stock`.
   */
  reserve(orderId: OrderId, lines: readonly StockLine[]): Promise<ReserveOutcome>;

  /** Gives back the reservation if there is one, and makes sure that a later reservation is refused. */
  release(orderId: OrderId, lines: readonly StockLine[], reason?: string): Promise<void>;

  /**
   * Consumes the reservations of a confirmed order.
   *
   * @param confirmedAt if it is long ago, a reservation that is missing was sold and forgotten
   */
  sell(orderId: OrderId, lines: readonly StockLine[], confirmedAt?: Date): Promise<SaleOutcome>;

  /**
   * Puts lines of a confirmed order back on sale. `too_many`: more than the order has of a SKU, less what came back
   * before. Lines that are not refused are put back. `too_late`: nothing is put back, because it may have been before.
   */
  restock(
    orderId: OrderId,
    lines: readonly StockLine[],
    back: Return,
  ): Promise<{ kind: 'restocked' } | { kind: 'too_late' } | { kind: 'too_many'; skus: Sku[] }>;
}
