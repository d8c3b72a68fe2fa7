import type { OrderId, Sku } from '../domain/ids.ts';

export interface StockLine {
  sku: Sku;
  quantity: number;
}

export type ReserveOutcome = { kind: 'reserved' } | { kind: 'out_of_stock'; sku: Sku };

/** One reservation per order and SKU, even if it is requested again. */
export interface Stock {
  /** Reserves all lines or none. An order whose reservation was released before gets `out_of_stock`. */
  reserve(orderId: OrderId, lines: readonly StockLine[]): Promise<ReserveOutcome>;

  /** Gives back the reservation if there is one, and makes sure that a later reservation is refused. */
  release(orderId: OrderId, lines: readonly StockLine[]): Promise<void>;
}
