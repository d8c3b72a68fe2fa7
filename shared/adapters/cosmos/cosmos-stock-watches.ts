import type { Container, OperationInput } from '@azure/cosmos';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { StockEvent, StockWatch, WatchedLevel } from '../../domain/stock-watch.ts';
import type { StockWatches } from '../../ports/stock-watches.ts';
import { KEPT_S } from './feed-documents.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';
import { STOCK_ID } from './stock-documents.ts';

/** The watch's notes, on the stock level itself. Its events are documents of the same partition, written with them. */
export class CosmosStockWatches implements StockWatches {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async note(
    { sku, watch: before }: WatchedLevel,
    { watch, events }: { watch: StockWatch; events: readonly StockEvent[] },
  ): Promise<boolean> {
    // Not the ETag: reservations change the level all the time, and only the watch changes its notes.
    const isFirst = before.crossing === 0;
    const known = `c.watch.crossing = ${before.crossing}`;
    const condition = `FROM c WHERE ${isFirst ? `NOT IS_DEFINED(c.watch) OR ${known}` : known}`;
    const value = Object.fromEntries(Object.entries(watch));
    const patch: OperationInput = {
      operationType: 'Patch',
      id: STOCK_ID,
      resourceBody: { condition, operations: [{ op: 'set', path: '/watch', value }] },
    };
    const written = await runBatch(this.#container, sku, [patch, ...events.map(toCreate)]);
    if (written.kind === 'done') return true;
    if (written.codes.some((code) => [PRECONDITION_FAILED, NOT_FOUND, CONFLICT].includes(code))) return false;
    throw new BatchFailed(`noting what the stock of ${sku} has crossed`, written.codes);
  }
}

function toCreate(event: StockEvent): OperationInput {
  const { sku, type, crossing } = event;
  const document = { id: `${type}-${crossing}`, sku, type: 'stock-event', schemaVersion: schemaVersions.stockEvent };
  const { lowStockAt, ...data } = event.data;
  // As long as the feed of the catalogue keeps it.
  const ttl = KEPT_S;
  const stored = { ...event, data: lowStockAt === undefined ? data : { ...data, lowStockAt } };
  return { operationType: 'Create', resourceBody: { ...document, ttl, event: stored } };
}
