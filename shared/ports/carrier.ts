import type { OrderId } from '../domain/ids.ts';
import type { Address } from '../domain/order.ts';
import type { Shipment } from '../domain/shipment.ts';
import type { StockLine } from './stock.ts';

export interface ShipmentRequest {
  orderId: OrderId;
  shipTo: Address;
  lines: readonly StockLine[];
}

export type BookReply =
  | { kind: 'booked'; shipment: Shipment }
  /** Nothing was booked, and asking again changes nothing. */
  | { kind: 'refused'; code: string }
  /** Asking again changes nothing, but an earlier request may have booked something. */
  | { kind: 'rejected'; code: string };

/** `lost`: the carrier does not find it. `none`: it has no such shipment. */
export type TakenBack = 'stopped' | 'returning' | 'lost' | 'none';

/** One shipment per order. Any outcome that is not listed here is thrown, and another attempt makes sense. */
export interface Carrier {
  book(request: ShipmentRequest): Promise<BookReply>;
  /** Cancels the shipment if there is one, or has it returned if it has left. A later booking is refused. */
  cancel(orderId: OrderId): Promise<void>;
  /** Stops the shipment if it has not left, and otherwise has it brought back. It may be repeated. */
  takeBack(orderId: OrderId): Promise<TakenBack>;
}
