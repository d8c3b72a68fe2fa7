import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import type { OrderId, Sku } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReserveOutcome, Return, SaleOutcome, Stock, StockLine } from '../../ports/stock.ts';
import { parseDocument } from './parse-document.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';
import { movementIdOf, movementKeyOf, openKeyOf, Reservation, reservationIdOf, STOCK_ID } from './stock-documents.ts';

const DAY_MS = 86_400_000;
/** A call is never on its way, or its process asleep, for this long. */
const LONGEST_CALL_MS = DAY_MS;

/**
 * Stock in Cosmos DB. The level and the reservations of one SKU share a logical partition, so that one batch takes the
 * quantity and writes the reservation. The reservation comes first in the batch, so a repeated call gets a conflict.
 * Reservations are the ledger of what orders did: each keeps when it began and how it ended. What has ended expires, so
 * that a SKU's partition doesn't grow without end. By then the order itself says what was sold and what came back.
 */
export class CosmosStock implements Stock {
  readonly #container: Container;
  readonly #clock: Clock;
  readonly #historyMs: number;

  constructor(container: Container, clock: Clock = { now: () => new Date() }, { historyDays = 30 } = {}) {
    this.#container = container;
    this.#clock = clock;
    this.#historyMs = historyDays * DAY_MS;
  }

  async reserve(orderId: OrderId, lines: readonly StockLine[]): Promise<ReserveOutcome> {
    const outcomes = await Promise.all(
      mergeBySku(lines).map(async (line) => ({ line, reserved: await this.#reserveLine(orderId, line) })),
    );
    const missing = outcomes.find((outcome) => !outcome.reserved);
    return missing === undefined ? { kind: 'reserved' } : { kind: 'out_of_stock', sku: missing.line.sku };
  }

  async release(orderId: OrderId, lines: readonly StockLine[], reason = 'the order was undone'): Promise<void> {
    await Promise.all(mergeBySku(lines).map((line) => this.#releaseLine(orderId, line, reason)));
  }

  async sell(orderId: OrderId, lines: readonly StockLine[], confirmedAt?: Date): Promise<SaleOutcome> {
    const isForgotten = confirmedAt !== undefined && this.#isForgotten(confirmedAt);
    const outcomes = await Promise.all(
      mergeBySku(lines).map(async (line) => ({ line, sold: await this.#sellLine(orderId, line, isForgotten) })),
    );
    const skus = outcomes.flatMap(({ line, sold }) => (sold ? [] : [line.sku]));
    return skus.length === 0 ? { kind: 'sold' } : { kind: 'not_reserved', skus };
  }

  async restock(orderId: OrderId, lines: readonly StockLine[], back: Return): ReturnType<Stock['restock']> {
    // Its movement would be needed to find out.
    if (this.#ageOf(back.dueSince) > this.#historyMs - LONGEST_CALL_MS) return { kind: 'too_late' };
    const outcomes = await Promise.all(
      mergeBySku(lines).map(async (line) => ({ line, restocked: await this.#restockLine(orderId, line, back) })),
    );
    const skus = outcomes.flatMap(({ line, restocked }) => (restocked ? [] : [line.sku]));
    return skus.length === 0 ? { kind: 'restocked' } : { kind: 'too_many', skus };
  }

  async #reserveLine(orderId: OrderId, { sku, quantity }: StockLine): Promise<boolean> {
    const at = this.#now();
    const times = { reservedAt: at, movementKey: openKeyOf(at, orderId) };
    const document = toDocument({ type: 'reservation', sku, orderId, quantity, state: 'reserved' });
    const reserved = await runBatch(this.#container, sku, [
      { operationType: 'Create', resourceBody: { ...document, ...times } },
      {
        operationType: 'Patch',
        id: STOCK_ID,
        resourceBody: {
          condition: `FROM c WHERE c.available >= ${quantity}`,
          operations: moveStock({ available: -quantity, reserved: quantity }),
        },
      },
    ]);
    if (reserved.kind === 'done') return true;
    const { codes } = reserved;
    // A product that was removed from the catalogue has no stock, and another attempt won't help.
    if (codes.includes(PRECONDITION_FAILED) || codes.includes(NOT_FOUND)) return false;
    if (!codes.includes(CONFLICT)) throw new BatchFailed(`reserving ${sku} for ${orderId}`, codes);
    const existing = await this.#findReservation(orderId, sku);
    return existing !== undefined && existing.reservation.state !== 'released';
  }

  async #releaseLine(orderId: OrderId, { sku, quantity }: StockLine, reason: string): Promise<void> {
    const existing = await this.#findReservation(orderId, sku);
    if (existing?.reservation.state === 'released') {
      const { reservedAt, endedAt } = existing.reservation;
      if (reservedAt !== undefined && endedAt === undefined) await this.#closeReleased(orderId, sku, existing.etag);
      return;
    }
    if (existing?.reservation.state === 'sold') throw new Error(`${sku} of ${orderId} is sold and can't be released`);
    const bury: OperationInput = existing
      ? {
          operationType: 'Patch',
          id: reservationIdOf(orderId),
          ifMatch: existing.etag,
          resourceBody: { operations: [...this.#endIn('released', orderId), set('/reason', reason)] },
        }
      : {
          operationType: 'Create',
          resourceBody: {
            ...toDocument({ type: 'reservation', sku, orderId, quantity, state: 'released' }),
            ttl: this.#ttl,
          },
        };
    const held = existing?.reservation.quantity ?? 0;
    const giveBack = existing ? [patchLevel({ available: held, reserved: -held })] : [];
    const released = await this.#runWithLevel(sku, [bury], giveBack);
    // A conflict means a concurrent reservation or release, which the next attempt will find.
    if (released.kind === 'refused') throw new BatchFailed(`releasing ${sku} of ${orderId}`, released.codes);
  }

  /** An earlier version of the app released it, which leaves it among the open ones. */
  async #closeReleased(orderId: OrderId, sku: Sku, ifMatch: string): Promise<void> {
    const operations = this.#endIn('released', orderId);
    const id = reservationIdOf(orderId);
    await runBatch(this.#container, sku, [{ operationType: 'Patch', id, ifMatch, resourceBody: { operations } }]);
  }

  /** Returns false if there is nothing to sell. No read: the reservation's state is a condition. */
  async #sellLine(orderId: OrderId, { sku, quantity }: StockLine, isForgotten = false): Promise<boolean> {
    const take: OperationInput = {
      operationType: 'Patch',
      id: reservationIdOf(orderId),
      resourceBody: {
        condition: `FROM c WHERE c.state = "reserved" AND c.quantity = ${quantity}`,
        operations: this.#endIn('sold', orderId),
      },
    };
    const sold = await runBatch(this.#container, sku, [take]);
    if (sold.kind === 'done') return true;
    if (![PRECONDITION_FAILED, NOT_FOUND].includes(sold.codes[0] ?? 0)) {
      throw new BatchFailed(`selling ${sku} of ${orderId}`, sold.codes);
    }
    const existing = await this.#findReservation(orderId, sku);
    return existing === undefined ? isForgotten : existing.reservation.state === 'sold';
  }

  /** Returns false if the order has too few that were sold and did not come back. */
  async #restockLine(orderId: OrderId, line: StockLine, back: Return): Promise<boolean> {
    const { sku, quantity } = line;
    const { id, reason, by } = back;
    const at = this.#now();
    const movementId = movementIdOf(id);
    const document = { id: movementId, sku, type: 'movement', schemaVersion: schemaVersions.movement };
    const keys = { movementKey: movementKeyOf(at, movementId), ttl: this.#ttl };
    const movement = { ...document, movement: 'restock', quantity, orderId, at, reason, by, ...keys };
    const create: OperationInput = { operationType: 'Create', resourceBody: movement };
    const rest = `(NOT IS_DEFINED(c.restocked) OR c.restocked + ${quantity} <= c.quantity)`;
    const restocked = await this.#runWithLevel(
      sku,
      [
        create,
        {
          operationType: 'Patch',
          id: reservationIdOf(orderId),
          resourceBody: {
            condition: `FROM c WHERE c.state = "sold" AND c.quantity >= ${quantity} AND ${rest}`,
            operations: [{ op: 'incr', path: '/restocked', value: quantity }],
          },
        },
      ],
      [patchLevel({ available: quantity, reserved: -quantity })],
    );
    if (restocked.kind === 'done') return true;
    const [created = 0, counted = 0] = restocked.codes;
    if (created === CONFLICT) return true;
    if (counted === NOT_FOUND) return this.#isForgotten(back.placedAt) && this.#restockForgotten(line, create);
    if (counted === PRECONDITION_FAILED) {
      // The message that consumes the reservation may still be on its way.
      const reservation = (await this.#findReservation(orderId, sku))?.reservation;
      if (reservation?.state !== 'reserved') return false;
      await this.#sellLine(orderId, { sku, quantity: reservation.quantity });
      return this.#restockLine(orderId, line, back);
    }
    throw new BatchFailed(`restocking ${sku} of ${orderId}`, restocked.codes);
  }

  /** Without its reservation only the order says how much it has, and its refunds are never for more. */
  async #restockForgotten({ sku, quantity }: StockLine, create: OperationInput): Promise<boolean> {
    const operations = moveStock({ available: quantity, reserved: -quantity });
    const resourceBody = { condition: `FROM c WHERE c.reserved >= ${quantity}`, operations };
    const level: OperationInput = { operationType: 'Patch', id: STOCK_ID, resourceBody };
    const restocked = await this.#runWithLevel(sku, [create], [level]);
    if (restocked.kind === 'done') return true;
    const [created = 0, counted = 0] = restocked.codes;
    if (created === CONFLICT) return true;
    if (counted === PRECONDITION_FAILED) return false;
    throw new BatchFailed(`restocking ${sku}`, restocked.codes);
  }

  /** If the stock level was deleted, there is nothing to count: then only the others run. */
  async #runWithLevel(sku: Sku, operations: OperationInput[], level: OperationInput[]) {
    const outcome = await runBatch(this.#container, sku, [...operations, ...level]);
    const isGone = outcome.kind === 'refused' && level.length > 0 && outcome.codes[operations.length] === NOT_FOUND;
    return isGone ? runBatch(this.#container, sku, operations) : outcome;
  }

  /** The end of a reservation, as its place in the ledger too. */
  #endIn(state: 'released' | 'sold', orderId: OrderId) {
    const at = this.#now();
    const key = movementKeyOf(at, reservationIdOf(orderId));
    const ends = [set('/state', state), set('/endedAt', at), set('/movementKey', key), set('/ttl', this.#ttl)];
    // An earlier version of the app doesn't know this state.
    return state === 'sold' ? [...ends, set('/schemaVersion', schemaVersions.reservation)] : ends;
  }

  async #findReservation(orderId: OrderId, sku: Sku) {
    const { resource, etag } = await this.#container.item(reservationIdOf(orderId), sku).read<JSONObject>();
    return resource && { reservation: parseDocument(Reservation, resource, 'reservation'), etag };
  }

  /** How long what has ended is kept, in seconds. */
  get #ttl(): number {
    return this.#historyMs / 1_000;
  }

  #ageOf(time: Date): number {
    return this.#clock.now().getTime() - time.getTime();
  }

  /** Whether a reservation of an order that was placed or confirmed then may have been sold and expired. */
  #isForgotten(time: Date): boolean {
    return this.#ageOf(time) >= this.#historyMs;
  }

  #now(): string {
    return this.#clock.now().toISOString();
  }
}

const set = (path: string, value: string | number) => ({ op: 'set' as const, path, value });

/** What is added to each count of the level. */
function moveStock(counts: Record<string, number>) {
  return Object.entries(counts).map(([name, value]) => ({ op: 'incr' as const, path: `/${name}`, value }));
}

function patchLevel(counts: Record<string, number>): OperationInput {
  return { operationType: 'Patch', id: STOCK_ID, resourceBody: { operations: moveStock(counts) } };
}

function toDocument(reservation: Reservation & { orderId: OrderId }): JSONObject {
  const document = { id: reservationIdOf(reservation.orderId), schemaVersion: schemaVersions.reservation };
  return { ...document, ...reservation } as JSONObject;
}

/** One line per SKU, sorted, so that two sagas with the same SKUs reserve them in the same order. */
function mergeBySku(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<Sku, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity })).sort((a, b) => (a.sku < b.sku ? -1 : 1));
}
