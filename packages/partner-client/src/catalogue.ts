import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import type { CallOptions, KeyedOptions } from './orders.ts';
import { Pages } from './page-through.ts';
import { takeData, takeVersioned, type Versioned } from './take-data.ts';

export type CatalogueEntry = components['schemas']['CatalogueEntry'];
export type CatalogueProduct = components['schemas']['CatalogueProduct'];
export type PutProduct = components['schemas']['PutProduct'];
export type PatchProduct = components['schemas']['PatchProduct'];
export type AdjustStock = components['schemas']['AdjustStock'];
export type StockMovement = components['schemas']['StockMovement'];

interface PageOptions extends CallOptions {
  /** The size of the pages that are read: 50 by default, 200 at most. */
  readonly limit?: number;
}

/** The merchant's side, which needs the role `catalogue.manage`: products, prices and stock. */
export class Catalogue {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  list({ limit, ...call }: PageOptions = {}): Pages<CatalogueEntry> {
    return new Pages((cursor) =>
      takeData(this.#api.GET('/v1/catalogue', { params: { query: pageQuery(limit, cursor) }, ...call })),
    );
  }

  get(sku: string, call: CallOptions = {}): Promise<Versioned<CatalogueEntry>> {
    return takeVersioned(this.#api.GET('/v1/catalogue/{sku}', { params: { path: { sku } }, ...call }));
  }

  /** Adds a product. If there is one with this SKU, it is refused with `precondition_failed`. */
  add(sku: string, product: PutProduct, call: CallOptions = {}): Promise<Versioned<CatalogueProduct>> {
    const params = { path: { sku }, header: { 'If-None-Match': '*' } };
    return takeVersioned(this.#api.PUT('/v1/products/{sku}', { params, body: product, ...call }));
  }

  /** Replaces a product. @param etag the version that you have read */
  replace(
    sku: string,
    product: PutProduct,
    etag: string,
    call: CallOptions = {},
  ): Promise<Versioned<CatalogueProduct>> {
    const params = { path: { sku }, header: { 'If-Match': etag } };
    return takeVersioned(this.#api.PUT('/v1/products/{sku}', { params, body: product, ...call }));
  }

  /** Changes a product (RFC 7396). @param etag the version that you have read */
  update(sku: string, patch: PatchProduct, etag: string, call: CallOptions = {}): Promise<Versioned<CatalogueProduct>> {
    return takeVersioned(
      this.#api.PATCH('/v1/products/{sku}', {
        params: { path: { sku }, header: { 'If-Match': etag } },
        headers: { 'content-type': 'application/merge-patch+json' },
        body: patch,
        ...call,
      }),
    );
  }

  /** Takes a product from sale; orders keep theirs. @param etag the version that you have read */
  discontinue(sku: string, etag: string, call: CallOptions = {}): Promise<Versioned<CatalogueProduct>> {
    const params = { path: { sku }, header: { 'If-Match': etag } };
    return takeVersioned(this.#api.DELETE('/v1/products/{sku}', { params, ...call }));
  }

  adjustStock(
    sku: string,
    adjustment: AdjustStock,
    { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {},
  ): Promise<StockMovement> {
    const params = { path: { sku }, header: { 'Idempotency-Key': idempotencyKey } };
    return takeData(
      this.#api.POST('/v1/products/{sku}/stock-adjustments', { params, body: adjustment, ...call }),
      idempotencyKey,
    );
  }

  /** What changed the stock of a product: when, why, and for which order. */
  movements(sku: string, { limit, ...call }: PageOptions = {}): Pages<StockMovement> {
    return new Pages((cursor) => {
      const params = { path: { sku }, query: pageQuery(limit, cursor) };
      return takeData(this.#api.GET('/v1/products/{sku}/stock-movements', { params, ...call }));
    });
  }
}

function pageQuery(limit: number | undefined, cursor: string | undefined) {
  return { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) };
}
