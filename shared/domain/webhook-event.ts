import { z } from 'zod';
import { type PublishedEvent, sourceOf } from './event-catalogue.ts';
import type { FeedEvent } from './feed-event.ts';
import { OrderId } from './ids.ts';

/** The media type of a webhook's body: CloudEvents 1.0 in JSON. */
export const WEBHOOK_MEDIA_TYPE = 'application/cloudevents+json';

/** The body of the webhook of one type of events. */
export function webhookEventOf({ type, means, source, subject, isOfOrder, data }: PublishedEvent) {
  const always = {
    specversion: z.literal('1.0').describe('The version of CloudEvents'),
    id: z.string().describe('The id of the event: the same in every attempt, at every endpoint and in the feed'),
    source: z.literal(source).describe('The resource that it is about'),
    type: z.literal(type).describe(`What happened: ${means}`),
    subject: (isOfOrder ? OrderId : z.string()).describe(subject),
    time: z.iso.datetime().describe('When it happened'),
    datacontenttype: z.literal('application/json').describe('The media type of `data`'),
  };
  const sequence = z.int().positive().describe('Its position among the events of the order, without gaps');
  return z
    .strictObject({
      ...always,
      ...(isOfOrder ? { sequence } : {}),
      data: data.meta({ id: `${toName(type)}Data` }).describe('What happened, in facts'),
    })
    .meta({ id: `${toName(type)}Event` });
}

/** `order.placed` → `OrderPlaced`. */
export function toName(type: string): string {
  return type.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An event as a webhook's body. */
export function toWebhookEvent({ id, type, at, orderId, sequence, subject = orderId, data }: FeedEvent) {
  return {
    ...{ specversion: '1.0', id, source: sourceOf(type), type },
    ...(subject === undefined ? {} : { subject }),
    ...{ time: at, datacontenttype: 'application/json' },
    ...(sequence === undefined ? {} : { sequence }),
    data,
  };
}
