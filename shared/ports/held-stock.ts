import type { OrderId, Sku } from '../domain/ids.ts';

/** A reservation that has neither been consumed nor given back. */
export interface HeldReservation {
  sku: Sku;
  orderId: OrderId;
  quantity: number;
}

/** How far an order is, by the words that are stored. */
export interface OrderProgress {
  status: string;
  sagaStatus: string;
}

/** Finds reservations that are held for long, and what became of their orders. */
export interface HeldStock {
  /**
   * Lists the reservations that began before `before`, oldest first, those behind `after`. One that can't be read is
   * reported and left out. `next` is where the next page begins, absent on the last.
   */
  list(page: {
    after: string | undefined;
    before: Date;
    limit: number;
  }): Promise<{ held: HeldReservation[]; next: string | undefined }>;

  /** An order that does not exist is left out. One whose status can't be read is `unknown`. */
  findProgress(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, OrderProgress>>;

  /** Where the last search ended; undefined if it has seen all. */
  readPosition(): Promise<string | undefined>;
  savePosition(position: string | undefined): Promise<void>;
}
