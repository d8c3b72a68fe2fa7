import type { Container, JSONObject } from '@azure/cosmos';
import type { Sku } from '../../domain/ids.ts';
import type { CatalogueProduct } from '../../domain/product.ts';
import { ProductDocument } from './product-document.ts';
import { readDocument } from './read-document.ts';
import { StockLevel } from './stock-documents.ts';

export interface CataloguePage {
  rows: {
    sku: string /** Undefined if it can't be read. */;
    product: CatalogueProduct | undefined;
    level: StockLevel | undefined;
  }[];
  /** The position of the next page; undefined on the last page. */
  next: string | undefined;
}

/** Reads products and their stock by SKU, those after `after`, at most `limit`. */
export async function readCataloguePage(
  container: Container,
  { after = '', limit }: { after?: string | undefined; limit: number },
): Promise<CataloguePage> {
  // A SKU has at most two documents, next to each other. One extra SKU shows whether there is a next page.
  const query = 'SELECT TOP @rows * FROM c WHERE c.type IN ("product", "stock") AND c.sku > @after ORDER BY c.sku';
  const rows = 2 * (limit + 1);
  const parameters = [
    { name: '@rows', value: rows },
    { name: '@after', value: after },
  ];
  // By default the SDK fetches ten items at a time.
  const options = { forceQueryPlan: true, maxItemCount: rows };
  const { resources } = await container.items.query<JSONObject>({ query, parameters }, options).fetchAll();
  const all = [...Map.groupBy(resources, (document) => String(document['sku']))];
  return {
    rows: all.slice(0, limit).flatMap(([sku, documents]) => {
      const document = documents.find(isProduct);
      // A stock level without a product takes a place in the list, but is not a product.
      if (document === undefined) return [];
      const product = readDocument(ProductDocument, document, 'product', sku);
      return [{ sku, product, level: readLevel(documents, sku as Sku) }];
    }),
    next: all.length > limit ? all[limit - 1]?.[0] : undefined,
  };
}

export const isProduct = (document: JSONObject) => document['type'] === 'product';

/** The stock level among a SKU's documents. If it is missing or unreadable, nothing is available. */
export function readLevel(documents: readonly JSONObject[], sku: Sku): StockLevel | undefined {
  const document = documents.find(({ type }) => type === 'stock');
  return document && readDocument(StockLevel, document, 'stock', sku);
}
