import createClient, { type Client } from 'openapi-fetch';
import { type ClientCredentials, clientCredentials, type TokenSource } from './access-tokens.ts';
import type { paths } from './api-types.ts';
import { Catalogue } from './catalogue.ts';
import { Events } from './events.ts';
import { Exports } from './exports.ts';
import { Imports } from './imports.ts';
import { Orders } from './orders.ts';
import { Products } from './products.ts';
import { Refunds } from './refunds.ts';
import { Reports } from './reports.ts';
import { RETRY_DEFAULTS, type RetryOptions } from './retry.ts';
import { createSender } from './send-request.ts';
import { WebhookEndpoints } from './webhook-endpoints.ts';

export interface PartnerOrdersOptions {
  /** The address of the API, such as `https://api.example.com`. */
  readonly baseUrl: string;
  /** Client credentials, or a function that returns a token. */
  readonly credentials: ClientCredentials | TokenSource;
  readonly retry?: RetryOptions;
  /** How long one attempt may take until its answer begins, in ms. 15,000 by default. */
  readonly timeoutMs?: number;
  /** Another `fetch`, for example one that goes through a proxy. */
  readonly fetch?: typeof fetch;
}

/** The Partner Orders API. One client serves a whole program: it keeps the token, and holds nothing open. */
export class PartnerOrdersClient {
  /** The operations of the API by path, with the same tokens and retries: for what has no method here. */
  readonly api: Client<paths>;
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly events: Events;
  readonly webhookEndpoints: WebhookEndpoints;
  /** Orders as files. */
  readonly exports: Exports;
  /** Files of orders. */
  readonly imports: Imports;
  readonly products: Products;
  readonly reports: Reports;
  /** For a merchant's systems: products, prices and stock. */
  readonly catalogue: Catalogue;

  constructor({ baseUrl, credentials, retry, timeoutMs = 15_000, fetch = globalThis.fetch }: PartnerOrdersOptions) {
    const { protocol, username } = new URL(baseUrl);
    if (username !== '' || !/^https?:$/.test(protocol)) {
      throw new TypeError('baseUrl must be an http or https address without a user name.');
    }
    const getToken =
      typeof credentials === 'function' ? credentials : clientCredentials(credentials, { fetch, timeoutMs });
    const send = createSender({ getToken, retry: { ...RETRY_DEFAULTS, ...retry }, timeoutMs, fetch });
    this.api = createClient<paths>({
      baseUrl,
      fetch: send,
      querySerializer: { array: { style: 'form', explode: false } },
    });
    this.orders = new Orders(this.api);
    this.refunds = new Refunds(this.api);
    this.events = new Events(this.api);
    this.webhookEndpoints = new WebhookEndpoints(this.api);
    const files = { fetch, retry: { ...RETRY_DEFAULTS, ...retry } };
    this.exports = new Exports(this.api, files);
    this.imports = new Imports(this.api, files);
    this.products = new Products(this.api);
    this.reports = new Reports(this.api);
    this.catalogue = new Catalogue(this.api);
  }
}
