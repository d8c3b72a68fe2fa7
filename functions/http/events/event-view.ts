import { z } from 'zod';
import { feedEventTypes } from '../../../shared/domain/event-catalogue.ts';
import type { FeedEvent } from '../../../shared/domain/feed-event.ts';
import { OrderId } from '../../../shared/domain/ids.ts';

import { openEnum } from '../../../shared/domain/open-enum.ts';
import { orderExamples } from '../orders/order-examples.ts';

/** An event in the feed, as its partner sees it. */
export const EventView = z
  .object({
    id: z.string().describe('The id of the event, which is the same wherever you get the event'),
    type: openEnum(feedEventTypes).describe('What happened. We may add types: ignore those that you do not know'),
    at: z.iso.datetime().describe('When it happened'),
    orderId: OrderId.optional().describe('The order that it is about, if it is about one'),
    sequence: z.int().positive().optional().describe('Its position among the events of the order, without gaps'),
    data: z
      .looseObject({})
      .describe('What happened; its fields depend on the type, and are listed with the webhook of that type'),
  })
  .meta({ id: 'Event', examples: [orderExamples.feedEvent] });
export type EventView = z.infer<typeof EventView>;

export function toEventView({ id, type, at, orderId, sequence, data }: FeedEvent): EventView {
  return { id, type, at, orderId, sequence, data };
}
