import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import type { CallOptions } from './orders.ts';
import { takeData } from './take-data.ts';

export type DailyReports = components['schemas']['DailyReportList'];
export type HourlyReports = components['schemas']['HourlyReportList'];
export type ProductReports = components['schemas']['ProductReportList'];

/** How many orders, and how much, by day or hour (UTC) and currency. */
export class Reports {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  /** @param from the first day, such as `2026-01-31` @param to the last day, less than 366 days later */
  daily(from: string, to: string, call: CallOptions = {}): Promise<DailyReports> {
    const headers = { accept: 'application/json' };
    const asked = this.#api.GET('/v1/reports/daily', { params: { query: { from, to } }, headers, ...call });
    return takeData(asked) as Promise<DailyReports>;
  }

  /** @param from the first day, such as `2026-01-31` @param to the last day, less than 31 days later */
  hourly(from: string, to: string, call: CallOptions = {}): Promise<HourlyReports> {
    const headers = { accept: 'application/json' };
    const asked = this.#api.GET('/v1/reports/hourly', { params: { query: { from, to } }, headers, ...call });
    return takeData(asked) as Promise<HourlyReports>;
  }

  /**
   * One page of what was ordered, sold and refunded by product.
   *
   * @param to the last day, less than 31 days later
   * @param page `cursor` is the `meta.nextCursor` of the page before
   */
  products(
    from: string,
    to: string,
    page: { limit?: number; cursor?: string } = {},
    call: CallOptions = {},
  ): Promise<ProductReports> {
    const headers = { accept: 'application/json' };
    const query = { from, to, ...page };
    const asked = this.#api.GET('/v1/reports/products', { params: { query }, headers, ...call });
    return takeData(asked) as Promise<ProductReports>;
  }

  /** The same as CSV: a header, then a row for each day or hour and currency, with amounts in minor units. */
  csv(of: 'daily' | 'hourly', from: string, to: string, call: CallOptions = {}): Promise<string> {
    const path = `/v1/reports/${of}` as const;
    const options = { params: { query: { from, to } }, headers: { accept: 'text/csv' }, parseAs: 'text' } as const;
    return takeData(this.#api.GET(path, { ...options, ...call })) as Promise<string>;
  }
}
