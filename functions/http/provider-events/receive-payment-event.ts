import { publicRoute } from '../route.ts';
import { EventBody, EventReceipt, receiveEvent } from './receive-event.ts';

/** Stripe's webhook. */
export const receivePaymentEvent = publicRoute({
  operationId: 'receivePaymentEvent',
  method: 'POST',
  path: '/v1/provider-events/stripe',
  summary: 'Receive a payment event',
  description:
    'For Stripe only, which signs each request (`Stripe-Signature`). An event that comes again changes nothing. Partners do not call this.',
  body: EventBody,
  rawBody: true,
  example: { type: 'payment_intent.succeeded' },
  reply: { status: 200, body: EventReceipt },
  problems: ['invalid_signature', 'internal_error', 'service_unavailable'],
  handle: (request, context) => receiveEvent('payments', request, context),
});
