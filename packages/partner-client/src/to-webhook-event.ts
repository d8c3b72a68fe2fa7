import type { Event } from './events.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** The resources that events are about, by the first word of their type. */
const sources: Readonly<Record<string, string>> = {
  order: '/v1/orders',
  stock: '/v1/products',
  endpoint: '/v1/webhook-endpoints',
};

/** An event of the feed in the form of a webhook: so one handler serves both, for example to catch up after an outage. */
export function toWebhookEvent({ id, type, at, orderId, sequence, data }: Event): WebhookEvent {
  const subject = [orderId, data['sku'], data['endpointId']].find((one) => typeof one === 'string');
  return {
    specversion: '1.0',
    id,
    source: sources[type.split('.', 1)[0] ?? ''] ?? '/v1',
    type,
    ...(subject === undefined ? {} : { subject }),
    time: at,
    datacontenttype: 'application/json',
    ...(sequence === undefined ? {} : { sequence }),
    data,
  } as WebhookEvent;
}
