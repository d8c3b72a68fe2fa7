import { publicRoute } from '../route.ts';
import { EventBody, EventReceipt, receiveEvent } from './receive-event.ts';

/** The carrier's tracking events. */
export const receiveShipmentEvent = publicRoute({
  operationId: 'receiveShipmentEvent',
  method: 'POST',
  path: '/v1/provider-events/carrier',
  summary: 'Receive a tracking event',
  description:
    'For the carrier only, which signs each request as Standard Webhooks say (`webhook-signature`). An event that comes again changes nothing. Partners do not call this.',
  body: EventBody,
  rawBody: true,
  example: { type: 'shipment.delivered' },
  reply: { status: 200, body: EventReceipt },
  problems: ['invalid_signature', 'internal_error', 'service_unavailable'],
  handle: (request, context) => receiveEvent('carrier', request, context),
});
