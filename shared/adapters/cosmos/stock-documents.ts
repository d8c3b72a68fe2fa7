import type { OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, Sku } from '../../domain/ids.ts';
import { personalData } from '../../domain/personal-data.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { BEGINS_EMPTY, NOTHING_NOTED, StockEvent, StockWatch } from '../../domain/stock-watch.ts';
import type { StockMovement } from '../../ports/stock-ledger.ts';

/** The documents of one SKU's stock. They share its logical partition, so one batch changes several. */

export const STOCK_ID = 'stock';

/**
 * A sale changes only its reservation: a level that it changed too would cost each line of an order twice as much.
 */
const StoredLevel = z.object({
  type: z.literal('stock'),
  sku: z.string(),
  available: z.int().nonnegative(),
  /** What orders have reserved, whether or not it is sold by now, less what came back. */
  reserved: z.int().nonnegative(),
  /** The product's, so that the watch needs no other document. */
  lowStockAt: z.int().positive().optional(),
  /** The units that adjustments have added, for the watch. Levels of the first release don't have it. */
  delivered: z.int().nonnegative().default(0),
  watch: StockWatch.default(NOTHING_NOTED),
});

export const StockLevel = StoredLevel.transform(({ reserved: taken, ...level }) => ({ ...level, taken }));
export type StockLevel = z.infer<typeof StockLevel>;

export const NO_UNITS = { available: 0, reserved: 0 };

/** The first level of a SKU. */
export function createLevel(sku: Sku, available: number, lowStockAt?: number): OperationInput {
  const level = { id: STOCK_ID, sku, type: 'stock', schemaVersion: schemaVersions.stock, ...NO_UNITS, available };
  const watch = { delivered: available, ...(available === 0 ? { watch: { ...BEGINS_EMPTY } } : {}) };
  const threshold = lowStockAt === undefined ? {} : { lowStockAt };
  return { operationType: 'Create', resourceBody: { ...level, ...watch, ...threshold } };
}

/**
 * What an order has reserved, and how that ended. `released` stays as a tombstone, so that a late reservation finds it.
 * Those of the first release have no times.
 */
export const Reservation = z.object({
  type: z.literal('reservation'),
  sku: z.string(),
  orderId: z.string(),
  quantity: z.int().positive(),
  state: z.enum(['reserved', 'released', 'sold']),
  reservedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  /** Of a release. */
  reason: z.string().optional(),
  /** How much of it came back after the sale. */
  restocked: z.int().nonnegative().optional(),
});
export type Reservation = z.infer<typeof Reservation>;

/** A movement that is not a reservation, a release or a sale. */
export const Movement = z.object({
  type: z.literal('movement'),
  id: z.string(),
  sku: Sku,
  movement: z.enum(['delivery', 'correction', 'restock']),
  quantity: z.int(),
  at: z.iso.datetime(),
  reason: z.string().register(personalData, { of: 'operator' }),
  by: z.string().register(personalData, { of: 'operator' }),
  orderId: OrderId.optional(),
  /** Of the request that caused it. */
  fingerprint: z.string().optional(),
});
export type Movement = z.infer<typeof Movement>;

/** An event of the watch, written in one batch with what it notes on the level. */
export const StockEventDocument = z.object({ type: z.literal('stock-event'), id: z.string(), event: StockEvent });

export const reservationIdOf = (orderId: OrderId) => `reservation-${orderId}`;
export const movementIdOf = (id: string) => `movement-${id}`;

/**
 * The position in the ledger, `movementKey` of each document: open reservations are above all others, and those found
 * first that are open for the longest.
 */
const OPEN = 'open ';
export const openKeyOf = (at: string, orderId = '') => `${OPEN}${at}#${orderId}`;
export const movementKeyOf = (at: string, id: string) => `${at}#${id}`;
export const BEHIND_ALL_KEYS = '~';
export const BEFORE_OPEN_KEYS = OPEN;

const RESERVED_BY = 'order-saga';

/** The last movement of a reservation. */
export function toReservationMovement(reservation: Reservation): StockMovement {
  const { sku, orderId, quantity, state, reservedAt = NEVER, endedAt, reason } = reservation;
  const common = { id: reservationIdOf(orderId as OrderId), sku: sku as Sku, orderId: orderId as OrderId, quantity };
  const ended = { ...common, at: endedAt ?? reservedAt, reservedAt };
  switch (state) {
    case 'reserved':
      return { ...common, type: 'reservation', at: reservedAt, reason: 'the order was placed', by: RESERVED_BY };
    case 'released':
      return { ...ended, type: 'release', reason: reason ?? 'the order was undone', by: RESERVED_BY };
    case 'sold':
      return { ...ended, type: 'sale', reason: 'the order was confirmed', by: 'sell-reservations' };
  }
}

const NEVER = '1970-01-01T00:00:00.000Z';

export function toMovement({ id, sku, movement, quantity, at, orderId, reason, by }: Movement): StockMovement {
  return { id, sku, type: movement, quantity, at, ...(orderId === undefined ? {} : { orderId }), reason, by };
}
