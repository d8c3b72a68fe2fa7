import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Sku } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import type { Catalogue, Product } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { StockLevel } from './cosmos-stock.ts';

export const PRODUCT_ID = 'product';
const ProductDocument = z.object({ type: z.literal('product'), sku: Sku, name: z.string(), price: Money });
const Row = z.discriminatedUnion('type', [ProductDocument, StockLevel]);

/** The catalogue in Cosmos DB. Its prices are remembered for seconds, so that placing an order needs no read. */
export class CosmosCatalogue implements Catalogue {
  readonly #container: Container;
  readonly #prices: ExpiringCache<Sku, Money | undefined>;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    const load = async (sku: Sku) => {
      const { resource } = await container.item(PRODUCT_ID, sku).read<JSONObject>();
      return resource && ProductDocument.parse(resource).price;
    };
    this.#prices = new ExpiringCache(load, { clock, maxAgeMs: 10_000, maxEntries: 50_000 });
  }

  async prices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>> {
    const found = new Map<Sku, Money>();
    await Promise.all(
      skus.map(async (sku) => {
        const price = await this.#prices.get(sku);
        if (price) found.set(sku, price);
      }),
    );
    return found;
  }

  async find(sku: Sku): Promise<Product | undefined> {
    const { resources } = await this.#container.items
      .query<JSONObject>('SELECT * FROM c WHERE c.type IN ("product", "stock")', { partitionKey: sku })
      .fetchAll();
    return productsIn(resources).at(0);
  }

  async list({ after = '', limit }: { after?: string | undefined; limit: number }) {
    // A product is two documents, next to each other; one product more than asked for tells whether there is a next page.
    const query = 'SELECT TOP @rows * FROM c WHERE c.type IN ("product", "stock") AND c.sku > @after ORDER BY c.sku';
    const rows = 2 * (limit + 1);
    const parameters = [
      { name: '@rows', value: rows },
      { name: '@after', value: after },
    ];
    // Unless told the SDK asks for ten items at a time.
    const options = { forceQueryPlan: true, maxItemCount: rows };
    const { resources } = await this.#container.items.query<JSONObject>({ query, parameters }, options).fetchAll();
    const found = productsIn(resources);
    const products = found.slice(0, limit);
    return { products, next: found.length > limit ? products.at(-1)?.sku : undefined };
  }
}

/** Pairs each product with its stock; one without a level has none to sell. */
function productsIn(documents: readonly unknown[]): Product[] {
  const rows = documents.map((document) => Row.parse(document));
  const levels = new Map(rows.flatMap((row) => (row.type === 'stock' ? [[row.sku, row.available]] : [])));
  return rows.flatMap((row) => {
    if (row.type !== 'product') return [];
    const { sku, name, price } = row;
    return [{ sku, name, price, available: levels.get(sku) ?? 0 }];
  });
}
