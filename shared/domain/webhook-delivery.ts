import { z } from 'zod';
import { FeedOwner } from './feed-event.ts';
import { placeOfEvent } from './order-events.ts';
import { personalData } from './personal-data.ts';
import { EndpointRef } from './webhook-endpoint.ts';

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const DeliveryId = z
  .string()
  .regex(/^dlv_[A-Za-z0-9_.-]{1,200}$/, 'is not a delivery id')
  .describe('The id of a delivery')
  .brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof DeliveryId>;

/** One attempt to send an event. */
export const WebhookAttempt = z.object({
  at: z.iso.datetime(),
  /** The HTTP status of the answer; absent if there was none. */
  status: z.int().optional(),
  latencyMs: z.int().nonnegative(),
  /** The beginning of the answer. */
  excerpt: z.string().register(personalData, { of: 'recipient' }).optional(),
  /** Why there was no answer, or why it doesn't count. */
  error: z.string().optional(),
});
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;

/** How many attempts of a delivery are kept. */
export const KEPT_ATTEMPTS = 20;

/** Where an event is: in this segment of this feed, and there at this position, if that is known. */
export const EventPlace = z.object({
  owner: FeedOwner,
  segment: z.int().nonnegative(),
  position: z.int().positive().optional(),
});
export type EventPlace = z.infer<typeof EventPlace>;

/** The sending of one event to one endpoint. */
export const WebhookDelivery = EndpointRef.extend({
  id: DeliveryId,
  eventId: z.string(),
  type: z.string(),
  /** The place of the event among those of its order. */
  sequence: z.int().positive().optional(),
  /** Where the event is in the partner's feed; absent for a test event. */
  place: EventPlace.optional(),
  status: z.enum(deliveryStatuses),
  /** When the event happened. */
  eventAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** The last ones, the oldest first. */
  attempts: z.array(WebhookAttempt),
  /** How many attempts the present schedule has used. A redelivery begins a new schedule. */
  tried: z.int().nonnegative(),
  nextAttemptAt: z.iso.datetime().optional(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** Identifies a delivery. */
export const DeliveryRef = EndpointRef.extend({ id: DeliveryId });
export type DeliveryRef = z.infer<typeof DeliveryRef>;

/** An event is sent once to an endpoint, so it names the delivery. */
export function deliveryIdFor(eventId: string): DeliveryId {
  return DeliveryId.parse(`dlv_${eventId.replace(/^evt_/, '')}`);
}

/** What an endpoint's deliveries are stored by: the order that they are about; any other delivery is alone. */
export function subjectOfDelivery(id: DeliveryId): string {
  return placeOfEvent(`evt_${id.slice('dlv_'.length)}`)?.orderId ?? id;
}
