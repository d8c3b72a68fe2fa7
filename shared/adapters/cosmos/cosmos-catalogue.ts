import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Sku } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import type { Catalogue, Product, ProductPage } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { StockLevel } from './cosmos-stock.ts';
import { parseDocument } from './parse-document.ts';
import { readDocument } from './read-document.ts';

export const PRODUCT_ID = 'product';
const ProductDocument = z.object({ type: z.literal('product'), sku: Sku, name: z.string(), price: Money });

/** The catalogue in Cosmos DB. It caches prices for seconds, so that placing an order needs no read. */
export class CosmosCatalogue implements Catalogue {
  readonly #container: Container;
  readonly #prices: ExpiringCache<Sku, Money | undefined>;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    const load = async (sku: Sku) => {
      const { resource } = await container.item(PRODUCT_ID, sku).read<JSONObject>();
      // A product that can't be read can't be sold: a guessed price would be worse than none.
      return resource && readDocument(ProductDocument, resource, 'product', sku)?.price;
    };
    this.#prices = new ExpiringCache(load, { clock, maxAgeMs: 10_000, maxEntries: 50_000 });
  }

  async findPrices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>> {
    const found = new Map<Sku, Money>();
    await Promise.all(
      skus.map(async (sku) => {
        const price = await this.#prices.get(sku);
        if (price) found.set(sku, price);
      }),
    );
    return found;
  }

  /** @throws ZodError if the product can't be read, Unavailable if only a newer version can read it */
  async find(sku: Sku): Promise<Product | undefined> {
    const { resources } = await this.#container.items
      .query<JSONObject>('SELECT * FROM c WHERE c.type IN ("product", "stock")', { partitionKey: sku })
      .fetchAll();
    const document = resources.find(isProduct);
    return document && productOf(parseDocument(ProductDocument, document, 'product'), resources);
  }

  async list({ after = '', limit }: { after?: string | undefined; limit: number }): Promise<ProductPage> {
    // A SKU has at most two documents, next to each other. One extra SKU shows whether there is a next page.
    const query = 'SELECT TOP @rows * FROM c WHERE c.type IN ("product", "stock") AND c.sku > @after ORDER BY c.sku';
    const rows = 2 * (limit + 1);
    const parameters = [
      { name: '@rows', value: rows },
      { name: '@after', value: after },
    ];
    // By default the SDK fetches ten items at a time.
    const options = { forceQueryPlan: true, maxItemCount: rows };
    const { resources } = await this.#container.items.query<JSONObject>({ query, parameters }, options).fetchAll();
    const all = [...Map.groupBy(resources, (document) => String(document['sku']))];
    const shown = all.slice(0, limit).flatMap(([sku, documents]) => {
      const document = documents.find(isProduct);
      // A stock level without a product takes a place in the list, but is not a product.
      return document ? [{ sku, documents, product: readDocument(ProductDocument, document, 'product', sku) }] : [];
    });
    return {
      products: shown.flatMap(({ product, documents }) => (product ? [productOf(product, documents)] : [])),
      unreadable: shown.flatMap(({ product, sku }) => (product ? [] : [sku])),
      next: all.length > limit ? all[limit - 1]?.[0] : undefined,
    };
  }
}

const isProduct = (document: JSONObject) => document['type'] === 'product';

/** A product with its stock. If the level is missing or unreadable, nothing is available. */
function productOf({ sku, name, price }: z.infer<typeof ProductDocument>, documents: readonly JSONObject[]): Product {
  const document = documents.find(({ type }) => type === 'stock');
  const level = document && readDocument(StockLevel, document, 'stock', sku);
  return { sku, name, price, available: level?.available ?? 0 };
}
