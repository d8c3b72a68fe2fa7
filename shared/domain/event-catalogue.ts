import { z } from 'zod';
import { EndpointId, Sku } from './ids.ts';
import { openEnum } from './open-enum.ts';
import { orderEventDataOf } from './order-event-data.ts';
import { orderEvents, orderEventTypes } from './order-lifecycle.ts';
import { stockEvents } from './stock-watch.ts';

/** All types of events that partners get, in one table: the feed, webhooks, their documentation and the tests read it. */

export interface PublishedEvent {
  type: string;
  /** The explanation for partners. */
  means: string;
  /** Exactly what `data` holds. Partners may find more in a later version. */
  data: z.ZodObject;
  /** `source` of its CloudEvent: the resource of the API that it is about. */
  source: `/v1/${string}`;
  /** What `subject` is. */
  subject: string;
  /** Whether it counts in the order's sequence. */
  isOfOrder: boolean;
  /** Whether it is in the feed, and an endpoint can ask for it. */
  isInFeed: boolean;
}

const ofOrders = orderEventTypes.map(
  (type): PublishedEvent => ({
    type,
    means: orderEvents[type].means,
    data: orderEventDataOf(type),
    ...{ source: '/v1/orders', subject: 'The id of the order', isOfOrder: true, isInFeed: true },
  }),
);

const sku = Sku.describe('The product');
const available = z.int().nonnegative();
const ofProducts: PublishedEvent[] = [
  {
    type: 'stock.low',
    means: 'little is left of a product',
    data: z.strictObject({ sku, available: available.describe('How many can still be ordered') }),
  },
  {
    type: 'stock.depleted',
    means: stockEvents['stock.depleted'],
    data: z.strictObject({ sku, available: available.describe('How many can still be ordered: none') }),
  },
].map((event) => ({
  ...event,
  ...{ source: '/v1/products', subject: 'The SKU of the product', isOfOrder: false, isInFeed: true },
}));

const endpointId = EndpointId.describe('The webhook endpoint');
const ofEndpoints: PublishedEvent[] = [
  {
    type: 'endpoint.test',
    means: 'you asked for a test of this endpoint; it is sent to no other one, and is not in the feed',
    data: z.strictObject({ endpointId }),
    isInFeed: false,
  },
  {
    type: 'endpoint.disabled',
    means: 'an endpoint gets no events any more, until you enable it',
    data: z.strictObject({
      endpointId,
      url: z.string().describe('Its URL'),
      reason: openEnum(['failing', 'gone', 'operator']).describe(
        '`failing`: every delivery has failed for days. `gone`: the endpoint answered 410. `operator`: our staff disabled it',
      ),
    }),
    isInFeed: true,
  },
].map((event) => ({
  ...event,
  ...{ source: '/v1/webhook-endpoints', subject: 'The id of the webhook endpoint', isOfOrder: false },
}));

export const eventCatalogue: readonly PublishedEvent[] = [...ofOrders, ...ofProducts, ...ofEndpoints];

/** The types that partners can ask for. */
export const feedEventTypes = eventCatalogue.filter(({ isInFeed }) => isInFeed).map(({ type }) => type);
/** `order.*` and so on. */
export const feedEventGroups = [...new Set(feedEventTypes.map((type) => `${type.split('.')[0]}.*`))];

/** The resource that an event is about, also for a type that only a newer version knows. */
export function sourceOf(type: string): string {
  const group = type.split('.')[0];
  return eventCatalogue.find((event) => event.type.split('.')[0] === group)?.source ?? '/v1';
}
