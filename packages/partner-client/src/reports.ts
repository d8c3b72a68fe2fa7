import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import type { CallOptions } from './orders.ts';
import { takeData } from './take-data.ts';

export type DailyReports = components['schemas']['DailyReportList'];

/** How many orders, and how much, by day. */
export class Reports {
  readonly #api: Client<paths>;

  constructor(api: Client<paths>) {
    this.#api = api;
  }

  /** @param from the first day, such as `2026-01-31` @param to the last day, less than 366 days later */
  daily(from: string, to: string, call: CallOptions = {}): Promise<DailyReports> {
    return takeData(this.#api.GET('/v1/reports/daily', { params: { query: { from, to } }, ...call }));
  }
}
