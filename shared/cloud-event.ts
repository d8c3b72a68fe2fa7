import { z } from 'zod';
import { OrderId, PartnerId } from './domain/ids.ts';
import type { OrderEvent } from './domain/order-events.ts';

/**
 * An order's event as it travels: CloudEvents 1.0 in JSON. `partnerid` and `sequence` are extension attributes,
 * lower-case as the specification wants them.
 */
export function toCloudEvent(event: OrderEvent) {
  return {
    specversion: '1.0',
    id: event.id,
    source: `/partners/${event.partnerId}/orders`,
    type: event.type,
    subject: event.orderId,
    time: event.at,
    datacontenttype: 'application/json',
    partnerid: event.partnerId,
    sequence: event.sequence,
    data: event.data,
  };
}

/** What a consumer needs to know of any order event, whatever its version. */
export const OrderCloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: z.string(),
  subject: OrderId,
  partnerid: PartnerId,
});
