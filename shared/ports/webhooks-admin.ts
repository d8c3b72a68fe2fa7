import type { EndpointId, PartnerId } from '../domain/ids.ts';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.ts';

/** An endpoint, and the partner that it belongs to. */
export interface OwnedEndpoint {
  partnerId: PartnerId;
  endpoint: WebhookEndpoint;
}

/** The operators' look at webhooks. It covers all partners. */
export interface WebhooksAdmin {
  /** All endpoints by partner, and the partners whose endpoints can't be read. */
  list(): Promise<{ endpoints: OwnedEndpoint[]; unreadable: { partnerId: string; fault: string }[] }>;

  /** How many deliveries of each endpoint wait for another attempt; an endpoint without any is absent. */
  countPending(): Promise<Map<EndpointId, number>>;
}
