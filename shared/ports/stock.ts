import type { OrderId, Sku } from '../domain/ids.ts';

export interface StockLine {
  sku: Sku;
  quantity: number;
}

export type ReserveOutcome = { kind: 'reserved' } | { kind: 'out_of_stock'; sku: Sku };

/** One reservation per order and SKU, however often it is asked for. */
export interface Stock {
  /** Reserves all lines or none; what was released before is not reserved again, but called out of stock. */
  reserve(orderId: OrderId, lines: readonly StockLine[]): Promise<ReserveOutcome>;

  /** Gives back what was reserved, if anything was, and refuses a reservation that comes later. */
  release(orderId: OrderId, lines: readonly StockLine[]): Promise<void>;
}
