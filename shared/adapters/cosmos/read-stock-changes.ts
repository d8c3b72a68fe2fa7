import type { JSONObject } from '@azure/cosmos';
import { Sku } from '../../domain/ids.ts';
import type { StockChanges } from '../../ports/stock-watches.ts';
import { readDocument } from './read-document.ts';
import { StockEventDocument, StockLevel } from './stock-documents.ts';

/** Finds stock levels and events of the watch in the change feed of the catalogue. */
export function readStockChanges(documents: readonly unknown[]): StockChanges {
  const changes: StockChanges = { levels: [], events: [] };
  for (const document of documents as readonly JSONObject[]) {
    const name = `${document['sku']} ${document['id']}`;
    if (document['type'] === 'stock') {
      const level = readDocument(StockLevel, document, 'stock', name);
      const sku = Sku.safeParse(level?.sku).data;
      if (level !== undefined && sku !== undefined) changes.levels.push({ ...level, sku });
    }
    if (document['type'] === 'stock-event') {
      const entry = readDocument(StockEventDocument, document, 'stockEvent', name);
      if (entry !== undefined) changes.events.push(entry.event);
    }
  }
  return changes;
}
