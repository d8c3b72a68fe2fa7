import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import type { CallOptions } from './orders.ts';
import { Pages } from './page-through.ts';
import { takeData } from './take-data.ts';

export type Product = components['schemas']['Product'];

/** What you may order, at your prices. */
export class Products {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  list({ limit, ...call }: CallOptions & { readonly limit?: number } = {}): Pages<Product> {
    return new Pages((cursor) => {
      const query = { ...(limit === undefined ? {} : { limit }), ...(cursor ? { cursor } : {}) };
      return takeData(this.#api.GET('/v1/products', { params: { query }, ...call }));
    });
  }

  get(sku: string, call: CallOptions = {}): Promise<Product> {
    return takeData(this.#api.GET('/v1/products/{sku}', { params: { path: { sku } }, ...call }));
  }
}
