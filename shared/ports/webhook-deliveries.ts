import type { OrderId } from '../domain/ids.ts';
import type { DeliveryRef, DeliveryStatus, WebhookDelivery } from '../domain/webhook-delivery.ts';
import type { EndpointRef } from '../domain/webhook-endpoint.ts';

/** A delivery as it was read. A replacement with its tag is refused if the delivery has changed since. */
export interface ReadDelivery {
  delivery: WebhookDelivery;
  etag: string;
}

export interface DeliveryPage {
  /** The newest first. */
  deliveries: WebhookDelivery[];
  /** Send it as `after` to go on; absent on the last page. */
  next: string | undefined;
}

/** What was sent to endpoints, and what is still to be sent. A delivery is kept for 30 days. */
export interface WebhookDeliveries {
  find(ref: DeliveryRef): Promise<ReadDelivery | undefined>;

  /** @returns false if the delivery exists already */
  add(delivery: WebhookDelivery): Promise<boolean>;

  /** @returns false if it has changed since it was read */
  replace(delivery: WebhookDelivery, etag: string): Promise<boolean>;

  /** @param after `next` of the page before */
  list(
    endpoint: EndpointRef,
    options: { status?: DeliveryStatus | undefined; after?: string | undefined; limit: number },
  ): Promise<DeliveryPage>;

  /** The newest deliveries of an endpoint about one order, the newest first. */
  listAbout(orderId: OrderId, endpoint: EndpointRef, limit: number): Promise<WebhookDelivery[]>;
}
