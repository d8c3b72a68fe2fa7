import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import type { Sku } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type {
  AdjustmentOutcome,
  StockAdjustment,
  StockCount,
  StockLedger,
  StockMovement,
} from '../../ports/stock-ledger.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { parseDocument } from './parse-document.ts';
import { readDocument } from './read-document.ts';
import { readHeldUnits, toStockCount } from './read-held-units.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';
import {
  BEHIND_ALL_KEYS,
  createLevel,
  Movement,
  movementIdOf,
  movementKeyOf,
  Reservation,
  STOCK_ID,
  StockLevel,
  toMovement,
  toReservationMovement,
} from './stock-documents.ts';

const MOST_ATTEMPTS = 10;
const Key = z.object({ movementKey: z.string() });

/** The ledger of stock in Cosmos DB: movements, and reservations with what became of them, in the SKU's partition. */
export class CosmosStockLedger implements StockLedger {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async adjust(adjustment: StockAdjustment): Promise<AdjustmentOutcome> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const outcome = await this.#tryToAdjust(adjustment);
      if (outcome !== undefined) return outcome;
      await wait(Math.random() * 2 ** attempt);
    }
    throw new Unavailable(`the stock of ${adjustment.sku} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async listMovements(sku: Sku, { after = BEHIND_ALL_KEYS, limit }: { after?: string | undefined; limit: number }) {
    const query = 'SELECT TOP @rows * FROM c WHERE c.movementKey < @after ORDER BY c.movementKey DESC';
    const parameters = [
      // One more shows whether there is a next page.
      { name: '@rows', value: limit + 1 },
      { name: '@after', value: after },
    ];
    const { resources } = await this.#container.items
      .query<JSONObject>({ query, parameters }, { partitionKey: sku, maxItemCount: limit + 1 })
      .fetchAll();
    const shown = resources.slice(0, limit);
    const read = shown.map((document) => ({ id: String(document['id']), movement: readMovement(document) }));
    return {
      movements: read.flatMap(({ movement }) => movement ?? []),
      unreadable: read.flatMap(({ id, movement }) => (movement === undefined ? [id] : [])),
      next: resources.length > limit ? Key.parse(shown.at(-1)).movementKey : undefined,
    };
  }

  /** Returns undefined if another writer was faster. */
  async #tryToAdjust(adjustment: StockAdjustment): Promise<AdjustmentOutcome | undefined> {
    const { sku, change } = adjustment;
    const { delta, move } = 'delta' in change ? moveBy(change.delta) : await this.#planCount(sku, change.count);
    const movement = toMovementDocument(adjustment, delta);
    const create: OperationInput = { operationType: 'Create', resourceBody: movement };
    let written = await runBatch(this.#container, sku, [create, move]);
    if (written.kind === 'refused' && written.codes[1] === NOT_FOUND && delta >= 0) {
      written = await runBatch(this.#container, sku, [create, createLevel(sku, delta)]);
    }
    if (written.kind === 'done') return { kind: 'adjusted', movement: toMovement(Movement.parse(movement)) };
    const [created = 0, moved = 0] = written.codes;
    if (created === CONFLICT) return this.#findRepeated(adjustment);
    if (![CONFLICT, PRECONDITION_FAILED, NOT_FOUND].includes(moved)) {
      throw new BatchFailed(`adjusting the stock of ${sku}`, written.codes);
    }
    const { stock } = await this.#readStock(sku);
    return stock.available + delta < 0 ? { kind: 'below_zero', stock } : undefined;
  }

  /**
   * What is on hand are the available units and those that are reserved. The level is written as it was read: a
   * reservation or a release that comes between makes another attempt. A sale that comes between is one after the count.
   */
  async #planCount(sku: Sku, count: number): Promise<{ delta: number; move: OperationInput }> {
    const { stock, etag } = await this.#readStock(sku);
    const { delta, move } = moveBy(count - stock.available - stock.reserved);
    return { delta, move: etag === undefined ? move : { ...move, ifMatch: etag } };
  }

  async #readStock(sku: Sku): Promise<{ stock: StockCount; etag: string | undefined }> {
    const { resource, etag } = await this.#container.item(STOCK_ID, sku).read<JSONObject>();
    if (resource === undefined) return { stock: toStockCount({ available: 0, taken: 0 }), etag: undefined };
    const level = parseDocument(StockLevel, resource, 'stock');
    // After the level: then a reservation that isn't in it is noticed when the level is written.
    const held = await readHeldUnits(this.#container, [sku]);
    return { stock: toStockCount(level, held.get(sku)), etag };
  }

  /** What an adjustment with this id did before. */
  async #findRepeated({ id, sku, fingerprint }: StockAdjustment): Promise<AdjustmentOutcome | undefined> {
    const { resource } = await this.#container.item(movementIdOf(id), sku).read<JSONObject>();
    if (resource === undefined) return undefined;
    const movement = parseDocument(Movement, resource, 'movement');
    return movement.fingerprint === fingerprint
      ? { kind: 'repeated', movement: toMovement(movement) }
      : { kind: 'id_reused' };
  }
}

function toMovementDocument({ id, sku, change, reason, by, at, fingerprint }: StockAdjustment, delta: number) {
  const movementId = movementIdOf(id);
  const time = at.toISOString();
  return {
    ...{ id: movementId, sku, type: 'movement' as const, schemaVersion: schemaVersions.movement },
    movement: 'delta' in change && delta > 0 ? ('delivery' as const) : ('correction' as const),
    ...{ quantity: delta, at: time, reason, by, fingerprint, movementKey: movementKeyOf(time, movementId) },
  };
}

/** Adds to what is available, which can't fall below zero. */
function moveBy(delta: number): { delta: number; move: Extract<OperationInput, { operationType: 'Patch' }> } {
  const condition = `FROM c WHERE c.available >= ${-delta}`;
  const count = { op: 'incr' as const, path: '/delivered', value: delta };
  const operations = [{ op: 'incr' as const, path: '/available', value: delta }, ...(delta > 0 ? [count] : [])];
  return { delta, move: { operationType: 'Patch', id: STOCK_ID, resourceBody: { condition, operations } } };
}

function readMovement(document: JSONObject): StockMovement | undefined {
  const name = `${document['sku']} ${document['id']}`;
  if (document['type'] === 'movement') {
    const movement = readDocument(Movement, document, 'movement', name);
    return movement && toMovement(movement);
  }
  const reservation = readDocument(Reservation, document, 'reservation', name);
  return reservation && toReservationMovement(reservation);
}
