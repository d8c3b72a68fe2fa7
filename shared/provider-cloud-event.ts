import { z } from 'zod';
import { OrderId, OrderRef } from './domain/ids.ts';
import { ProviderEvent } from './domain/provider-event.ts';
import type { ReceivedEvent } from './ports/provider-event-bus.ts';

/** The subject of every message with a provider's event: it selects the subscription. */
export const PROVIDER_EVENT = 'provider.event';

/** What operators look for, in an event that may be damaged. */
const Marks = z
  .object({
    provider: z.string().optional().catch(undefined),
    type: z.string().optional().catch(undefined),
    reference: OrderId.optional().catch(undefined),
    order: OrderRef.optional().catch(undefined),
  })
  .catch({});

/** A provider's event as it is sent: CloudEvents 1.0 in JSON. `subject` is its order and `partnerid` the partner, if known. */
export function toProviderCloudEvent({ id, receivedAt, event, traceparent }: ReceivedEvent) {
  const { provider = 'unknown', type = 'unknown', reference, order } = Marks.parse(event);
  const subject = order?.orderId ?? reference;
  return {
    specversion: '1.0',
    id: `${provider}/${id}`,
    source: `/providers/${provider}`,
    type,
    time: receivedAt,
    datacontenttype: 'application/json',
    ...(subject === undefined ? {} : { subject }),
    ...(order === undefined ? {} : { partnerid: order.partnerId }),
    ...(traceparent === undefined ? {} : { traceparent }),
    data: event,
  };
}

/** The messages of the subscription for providers' events. */
export const ProviderCloudEvent = z
  .object({ specversion: z.literal('1.0'), id: z.string(), data: ProviderEvent })
  .transform(({ data }) => data);
