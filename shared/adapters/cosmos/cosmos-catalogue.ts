import type { Container, JSONObject } from '@azure/cosmos';
import type { Sku } from '../../domain/ids.ts';
import type { Money } from '../../domain/money.ts';
import { PRICES_CACHED_MS, type PriceTerms } from '../../domain/price-schedule.ts';
import { type CatalogueProduct, findSellingPrice } from '../../domain/product.ts';
import type { Catalogue, Product, ProductPage } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import { BatchCache } from '../batch-cache.ts';
import type { CosmosChanges } from './cosmos-changes.ts';
import { parseDocument } from './parse-document.ts';
import { ProductChanges } from './product-changes.ts';
import { PRODUCT_ID, ProductDocument } from './product-document.ts';
import { isProduct, readCataloguePage, readLevel } from './read-catalogue-page.ts';
import { readDocument } from './read-document.ts';
import type { StockLevel } from './stock-documents.ts';

const MOST_CACHED = 50_000;

/** The catalogue in Cosmos DB. It caches prices for seconds, so that placing an order needs no read. */
export class CosmosCatalogue implements Catalogue {
  readonly #container: Container;
  readonly #clock: Clock;
  readonly #products: BatchCache<Sku, CatalogueProduct>;
  readonly #changes: ProductChanges | undefined;

  /** @param feed makes changes known sooner than the cache's time */
  constructor(container: Container, clock: Clock, feed?: { changes: CosmosChanges; pollMs: number }) {
    this.#container = container;
    this.#clock = clock;
    const options = { clock, maxAgeMs: PRICES_CACHED_MS, maxEntries: MOST_CACHED };
    this.#products = new BatchCache((skus) => this.#load(skus), options);
    const onChanged = (sku: Sku) => this.#products.forget(sku);
    this.#changes = feed && new ProductChanges(feed.changes, { pollMs: feed.pollMs, onChanged });
  }

  async findPrices(skus: readonly Sku[], terms: PriceTerms = {}): Promise<ReadonlyMap<Sku, Money>> {
    // The time before the read: what is cached is complete only up to PRICES_CACHED_MS after its own.
    const at = this.#clock.now();
    this.#changes?.noteUse();
    const products = await this.#products.getAll(skus);
    const prices = new Map<Sku, Money>();
    for (const [sku, product] of products) {
      const price = findSellingPrice(product, terms, at);
      if (price !== undefined) prices.set(sku, price);
    }
    return prices;
  }

  /** @throws ZodError if the product can't be read, Unavailable if only a newer version can read it */
  async find(sku: Sku, terms: PriceTerms = {}): Promise<Product | undefined> {
    const { resources } = await this.#container.items
      .query<JSONObject>('SELECT * FROM c WHERE c.type IN ("product", "stock")', { partitionKey: sku })
      .fetchAll();
    const document = resources.find(isProduct);
    const product = document && parseDocument(ProductDocument, document, 'product');
    return product && toOffer(product, readLevel(resources, sku), terms, this.#clock.now());
  }

  async list(page: { after?: string | undefined; limit: number }, terms: PriceTerms = {}): Promise<ProductPage> {
    const { rows, next } = await readCataloguePage(this.#container, page);
    const now = this.#clock.now();
    return {
      products: rows.flatMap(({ product, level }) => (product && toOffer(product, level, terms, now)) ?? []),
      unreadable: rows.flatMap(({ product, sku }) => (product ? [] : [sku])),
      next,
    };
  }

  /** One read of one product, or one query of many. */
  async #load(skus: Sku[]): Promise<ReadonlyMap<Sku, CatalogueProduct>> {
    const documents = skus.length === 1 ? await this.#read(skus[0] as Sku) : await this.#query(skus);
    const found = new Map<Sku, CatalogueProduct>();
    for (const document of documents) {
      // A product that can't be read can't be sold: a guessed price would be worse than none.
      const product = readDocument(ProductDocument, document, 'product', String(document['sku']));
      if (product !== undefined) found.set(product.sku, product);
    }
    return found;
  }

  async #read(sku: Sku): Promise<JSONObject[]> {
    const { resource } = await this.#container.item(PRODUCT_ID, sku).read<JSONObject>();
    return resource === undefined ? [] : [resource];
  }

  async #query(skus: readonly Sku[]): Promise<JSONObject[]> {
    const parameters = skus.map((value, n) => ({ name: `@sku${n}`, value }));
    const query = `SELECT * FROM c WHERE c.type = "product" AND c.sku IN (${parameters.map(({ name }) => name).join(', ')})`;
    const options = { forceQueryPlan: true, maxItemCount: skus.length };
    const { resources } = await this.#container.items.query<JSONObject>({ query, parameters }, options).fetchAll();
    return resources;
  }
}

function toOffer(
  product: CatalogueProduct,
  level: StockLevel | undefined,
  terms: PriceTerms,
  at: Date,
): Product | undefined {
  const price = findSellingPrice(product, terms, at);
  return price && { sku: product.sku, name: product.name, price, available: level?.available ?? 0 };
}
