import { expect, test } from 'vitest';
import { toEventView } from '../../functions/http/events/event-view.ts';
import { toWebhookEvent as inClient } from '../../packages/partner-client/src/to-webhook-event.ts';
import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import { FeedEvent } from '../../shared/domain/feed-event.ts';
import { toWebhookEvent } from '../../shared/domain/webhook-event.ts';

const ofOrder = { orderId: `ord_${'0'.repeat(26)}`, sequence: 3 };
const endpointId = `whe_${'0'.repeat(26)}`;
const abouts = {
  '/v1/orders': { ...ofOrder, data: { status: 'confirmed' } },
  '/v1/products': { subject: 'MUG-01', data: { sku: 'MUG-01', available: 1 } },
  '/v1/webhook-endpoints': { subject: endpointId, data: { endpointId } },
};

test.each(eventCatalogue)(
  'the client makes of $type in the feed what the API sends as a webhook',
  ({ type, source }) => {
    const about = abouts[source as keyof typeof abouts];
    const event = FeedEvent.parse({ id: 'evt_1', type, at: '2026-01-31T12:00:00.000Z', ...about });
    const sent = JSON.parse(JSON.stringify(toEventView(event)));
    expect(inClient(sent)).toEqual(toWebhookEvent(event));
  },
);
