import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import type { OrderId, Sku } from '../../domain/ids.ts';
import type { ReserveOutcome, Stock, StockLine } from '../../ports/stock.ts';
import { parseDocument } from './parse-document.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';

export const StockLevel = z.object({
  type: z.literal('stock'),
  sku: z.string(),
  available: z.int().nonnegative(),
  reserved: z.int().nonnegative(),
  /** Consumed by confirmed orders. Levels of the first release don't have it. */
  sold: z.int().nonnegative().default(0),
});
export type StockLevel = z.infer<typeof StockLevel>;

/** `released` stays as a tombstone, so that a late reservation finds it. */
export const Reservation = z.object({
  type: z.literal('reservation'),
  sku: z.string(),
  orderId: z.string(),
  quantity: z.int().positive(),
  state: z.enum(['reserved', 'released']),
});
type Reservation = z.infer<typeof Reservation>;

export const STOCK_ID = 'stock';
const reservationIdOf = (orderId: OrderId) => `reservation-${orderId}`;

/**
 * Stock in Cosmos DB. The level and the reservations of one SKU share a logical partition, so that one batch takes the
 * quantity and writes the reservation. The reservation comes first in the batch, so a repeated call gets a conflict.
 */
export class CosmosStock implements Stock {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async reserve(orderId: OrderId, lines: readonly StockLine[]): Promise<ReserveOutcome> {
    const outcomes = await Promise.all(
      mergeBySku(lines).map(async (line) => ({ line, reserved: await this.#reserveLine(orderId, line) })),
    );
    const missing = outcomes.find((outcome) => !outcome.reserved);
    if (missing === undefined) return { kind: 'reserved' };
    await this.release(orderId, lines);
    return { kind: 'out_of_stock', sku: missing.line.sku };
  }

  async release(orderId: OrderId, lines: readonly StockLine[]): Promise<void> {
    await Promise.all(mergeBySku(lines).map((line) => this.#releaseLine(orderId, line)));
  }

  async #reserveLine(orderId: OrderId, { sku, quantity }: StockLine): Promise<boolean> {
    const reserved = await runBatch(this.#container, sku, [
      {
        operationType: 'Create',
        resourceBody: toDocument({ type: 'reservation', sku, orderId, quantity, state: 'reserved' }),
      },
      {
        operationType: 'Patch',
        id: STOCK_ID,
        resourceBody: { condition: `FROM c WHERE c.available >= ${quantity}`, operations: moveStock(-quantity) },
      },
    ]);
    if (reserved.kind === 'done') return true;
    const { codes } = reserved;
    // A product that was removed from the catalogue has no stock, and another attempt won't help.
    if (codes.includes(PRECONDITION_FAILED) || codes.includes(NOT_FOUND)) return false;
    if (!codes.includes(CONFLICT)) throw new BatchFailed(`reserving ${sku} for ${orderId}`, codes);
    const existing = await this.#findReservation(orderId, sku);
    return existing?.reservation.state === 'reserved';
  }

  async #releaseLine(orderId: OrderId, { sku, quantity }: StockLine): Promise<void> {
    const existing = await this.#findReservation(orderId, sku);
    if (existing?.reservation.state === 'released') return;
    const bury: OperationInput = existing
      ? {
          operationType: 'Patch',
          id: reservationIdOf(orderId),
          ifMatch: existing.etag,
          resourceBody: { operations: [{ op: 'set', path: '/state', value: 'released' }] },
        }
      : {
          operationType: 'Create',
          resourceBody: toDocument({ type: 'reservation', sku, orderId, quantity, state: 'released' }),
        };
    const giveBack: OperationInput[] = existing
      ? [
          {
            operationType: 'Patch',
            id: STOCK_ID,
            resourceBody: { operations: moveStock(existing.reservation.quantity) },
          },
        ]
      : [];
    let released = await runBatch(this.#container, sku, [bury, ...giveBack]);
    // If the stock level was deleted, there is nothing to give the quantity back to.
    if (released.kind === 'refused' && released.codes.at(-1) === NOT_FOUND && giveBack.length > 0) {
      released = await runBatch(this.#container, sku, [bury]);
    }
    // A conflict means a concurrent reservation or release, which the next attempt will find.
    if (released.kind === 'refused') throw new BatchFailed(`releasing ${sku} of ${orderId}`, released.codes);
  }

  async #findReservation(orderId: OrderId, sku: Sku) {
    const { resource, etag } = await this.#container.item(reservationIdOf(orderId), sku).read<JSONObject>();
    return resource && { reservation: parseDocument(Reservation, resource, 'reservation'), etag };
  }
}

/** Adds `quantity` to the available stock; a negative quantity takes it. */
function moveStock(quantity: number) {
  return [
    { op: 'incr' as const, path: '/available', value: quantity },
    { op: 'incr' as const, path: '/reserved', value: -quantity },
  ];
}

function toDocument(reservation: Reservation & { orderId: OrderId }): JSONObject {
  return { id: reservationIdOf(reservation.orderId), schemaVersion: 1, ...reservation };
}

/** One line per SKU, sorted, so that two sagas with the same SKUs reserve them in the same order. */
function mergeBySku(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<Sku, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity })).sort((a, b) => (a.sku < b.sku ? -1 : 1));
}
