import type { OrderId, Sku } from '../domain/ids.ts';

/** Units of one SKU. */
export interface StockCount {
  /** Can be ordered now. */
  available: number;
  /** On hand, but reserved for orders. */
  reserved: number;
  /** Consumed by confirmed orders. */
  sold: number;
}

export const movementTypes = ['delivery', 'correction', 'reservation', 'release', 'sale', 'restock'] as const;
export type MovementType = (typeof movementTypes)[number];

/** One movement of stock. */
export interface StockMovement {
  id: string;
  sku: Sku;
  type: MovementType;
  /** Units: of a correction, how many more there are; of all others, how many were moved. */
  quantity: number;
  at: string;
  /** When the quantity was reserved, for a release and a sale. */
  reservedAt?: string | undefined;
  orderId?: OrderId | undefined;
  reason: string;
  /** Who caused it: a client's id, an operator, or the part of the app. */
  by: string;
}

/** A delivery, a loss, or the result of counting what is there. */
export interface StockAdjustment {
  /** Identifies the request: the same id is carried out once. */
  id: string;
  /** Of the request. */
  fingerprint: string;
  sku: Sku;
  change: { delta: number } | { count: number };
  reason: string;
  by: string;
  at: Date;
}

export type AdjustmentOutcome =
  | { kind: 'adjusted' | 'repeated'; movement: StockMovement }
  /** The id was used for another adjustment. */
  | { kind: 'id_reused' }
  /** Nothing is changed: the available stock would fall below zero. */
  | { kind: 'below_zero'; stock: StockCount };

export interface StockLedger {
  adjust(adjustment: StockAdjustment): Promise<AdjustmentOutcome>;

  /** Lists open reservations and then all other movements, newest first, those behind `after`. */
  listMovements(
    sku: Sku,
    page: { after?: string | undefined; limit: number },
  ): Promise<{
    movements: StockMovement[];
    /** The ids of documents on this page that can't be read because of our own error. */
    unreadable: string[];
    /** The position of the next page; undefined on the last page. */
    next: string | undefined;
  }>;
}
