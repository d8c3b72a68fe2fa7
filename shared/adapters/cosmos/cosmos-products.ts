import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Container, JSONObject, OperationInput, PatchOperation } from '@azure/cosmos';
import type { Sku } from '../../domain/ids.ts';
import type { CatalogueProduct } from '../../domain/product.ts';
import type { CatalogueEntry, CatalogueEntryPage, Products } from '../../ports/products.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { parseDocument } from './parse-document.ts';
import { PRODUCT_ID, ProductDocument, toProductDocument } from './product-document.ts';
import { readCataloguePage } from './read-catalogue-page.ts';
import { readHeldUnits, toStockCount } from './read-held-units.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';
import { createLevel, STOCK_ID, StockLevel } from './stock-documents.ts';

const MOST_ATTEMPTS = 10;

/** The merchant's catalogue in Cosmos DB. */
export class CosmosProducts implements Products {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** @throws ZodError if it can't be read, Unavailable if only a newer version can read it */
  async find(sku: Sku): Promise<CatalogueEntry | undefined> {
    const [stored, level, held] = await Promise.all([
      this.#read(sku),
      this.#container.item(STOCK_ID, sku).read<JSONObject>(),
      readHeldUnits(this.#container, [sku]),
    ]);
    if (stored === undefined) return undefined;
    const count = level.resource && parseDocument(StockLevel, level.resource, 'stock');
    return { product: stored.product, stock: toStockCount(count ?? NO_LEVEL, held.get(sku)) };
  }

  async list(page: { after?: string | undefined; limit: number }): Promise<CatalogueEntryPage> {
    const { rows, next } = await readCataloguePage(this.#container, page);
    const products = rows.flatMap(({ product, level = NO_LEVEL }) => (product ? [{ product, level }] : []));
    const held = await readHeldUnits(
      this.#container,
      products.filter(({ level }) => level.taken > 0).map(({ product }) => product.sku),
    );
    return {
      entries: products.map(({ product, level }) => ({ product, stock: toStockCount(level, held.get(product.sku)) })),
      unreadable: rows.flatMap(({ product, sku }) => (product ? [] : [sku])),
      next,
    };
  }

  async change(
    sku: Sku,
    decide: (now: CatalogueProduct | undefined) => Omit<CatalogueProduct, 'sku' | 'version'>,
  ): ReturnType<Products['change']> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const stored = await this.#read(sku);
      const decided = decide(stored?.product);
      const before = stored?.product;
      if (before && isSame(before, decided)) return { kind: 'unchanged', before, product: before };
      const product = { ...decided, sku, version: (before?.version ?? 0) + 1 };
      if (await this.#write(product, stored)) return { kind: before ? 'changed' : 'created', before, product };
      await wait(Math.random() * 2 ** attempt);
    }
    throw new Unavailable(`product ${sku} was changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async #read(sku: Sku) {
    const { resource, etag } = await this.#container.item(PRODUCT_ID, sku).read<JSONObject>();
    return resource && { document: resource, etag, product: parseDocument(ProductDocument, resource, 'product') };
  }

  /** Returns false if another writer was first. */
  async #write(
    product: CatalogueProduct,
    stored: { document: JSONObject; etag: string; product: CatalogueProduct } | undefined,
  ): Promise<boolean> {
    const document = toProductDocument(product, stored);
    if (product.lowStockAt !== stored?.product.lowStockAt) return this.#writeWithLevel(product, document, stored?.etag);
    try {
      if (stored === undefined) await this.#container.items.create(document);
      else {
        const accessCondition = { type: 'IfMatch', condition: stored.etag };
        await this.#container.item(PRODUCT_ID, product.sku).replace(document, { accessCondition });
      }
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (status === CONFLICT || status === PRECONDITION_FAILED) return false;
      throw error;
    }
  }

  /** The level has a copy of the threshold, for the watch of the stock. */
  async #writeWithLevel(
    { sku, lowStockAt }: CatalogueProduct,
    document: JSONObject & { id: string },
    etag: string | undefined,
  ): Promise<boolean> {
    const write: OperationInput =
      etag === undefined
        ? { operationType: 'Create', resourceBody: document }
        : { operationType: 'Replace', id: PRODUCT_ID, ifMatch: etag, resourceBody: document };
    // A patch can't remove what is missing, so it is set first.
    const path = '/lowStockAt';
    const operations: PatchOperation[] = [
      { op: 'set', path, value: lowStockAt ?? 1 },
      ...(lowStockAt === undefined ? [{ op: 'remove' as const, path }] : []),
    ];
    const patch: OperationInput = { operationType: 'Patch', id: STOCK_ID, resourceBody: { operations } };
    let written = await runBatch(this.#container, sku, [write, patch]);
    if (written.kind === 'refused' && written.codes[1] === NOT_FOUND) {
      written = await runBatch(this.#container, sku, [write, createLevel(sku, 0, lowStockAt)]);
    }
    if (written.kind === 'done') return true;
    if (written.codes.some((code) => code === CONFLICT || code === PRECONDITION_FAILED)) return false;
    throw new BatchFailed(`writing product ${sku}`, written.codes);
  }
}

const NO_LEVEL = { available: 0, taken: 0 };

/** Whether nothing but the time of the change would differ. */
function isSame(now: CatalogueProduct, next: Omit<CatalogueProduct, 'sku' | 'version'>): boolean {
  const facts = ({ name, prices, discontinuedAt, lowStockAt }: typeof next) => ({
    ...{ name, prices, discontinuedAt, lowStockAt },
  });
  return isDeepStrictEqual(facts(now), facts(next));
}
