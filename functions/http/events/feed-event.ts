import { z } from 'zod';
import type { EventEnvelope } from '../../../shared/domain/event-envelope.ts';
import { OrderId } from '../../../shared/domain/ids.ts';
import { orderEventTypes } from '../../../shared/domain/order-lifecycle.ts';
import { openEnum } from '../open-enum.ts';
import { orderExamples } from '../orders/order-examples.ts';

/** An event in the feed, as its partner sees it. */
export const FeedEvent = z
  .object({
    id: z.string().describe('The id of the event, which is the same wherever you get the event'),
    type: openEnum(orderEventTypes).describe('What happened. We may add types: ignore those that you do not know'),
    at: z.iso.datetime().describe('When it happened'),
    orderId: OrderId.optional().describe('The order that it is about'),
    sequence: z.int().positive().optional().describe('Its position among the events of the order, without gaps'),
    data: z.looseObject({}).describe('What happened, as in the timeline of the order'),
  })
  .meta({ id: 'Event', examples: [orderExamples.feedEvent] });
export type FeedEvent = z.infer<typeof FeedEvent>;

export function toFeedEvent({ id, type, at, orderId, sequence, data }: EventEnvelope): FeedEvent {
  return { id, type, at, orderId, sequence, data };
}
