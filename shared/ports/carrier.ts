import type { OrderId } from '../domain/ids.ts';
import type { Address, Shipment } from '../domain/order.ts';
import type { StockLine } from './stock.ts';

export interface ShipmentRequest {
  orderId: OrderId;
  shipTo: Address;
  lines: readonly StockLine[];
}

export type BookReply = { kind: 'booked'; shipment: Shipment } | { kind: 'refused'; code: string };

/** One shipment per order. Whatever is neither booked nor refused is thrown, and worth another try. */
export interface Carrier {
  book(request: ShipmentRequest): Promise<BookReply>;
  /** Cancels the shipment if there is one, and refuses a booking that comes later. */
  cancel(orderId: OrderId): Promise<void>;
}
