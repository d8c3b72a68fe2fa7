import type { PartnerId } from '../domain/ids.ts';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.ts';

/** How long it can take until every instance notices a change of an endpoint. */
export const ENDPOINTS_REMEMBERED_SECONDS = 2;
/** Longer than that: what passed a changed endpoint by is in the feed by then. */
export const CATCH_UP_DELAY_MS = (ENDPOINTS_REMEMBERED_SECONDS + 3) * 1_000;

/** The webhook endpoints of partners. */
export interface WebhookEndpoints {
  /** All endpoints of a partner, the oldest first. */
  list(partnerId: PartnerId): Promise<WebhookEndpoint[]>;

  /** The same, at most `ENDPOINTS_REMEMBERED_SECONDS` old. */
  listRecent(partnerId: PartnerId): Promise<WebhookEndpoint[]>;

  /**
   * Changes a partner's endpoints as a whole. `decide` gets all of them and returns all that there shall be, or no
   * `endpoints` if nothing changes. It is called again if another change came first.
   */
  change<D extends { endpoints?: readonly WebhookEndpoint[] }>(
    partnerId: PartnerId,
    decide: (endpoints: readonly WebhookEndpoint[]) => D,
  ): Promise<D>;

  /** The partners that have an endpoint for a type which belongs to no partner, page by page. */
  eachWanting(group: 'stock'): AsyncIterable<PartnerId>;
}
