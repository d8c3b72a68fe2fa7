import { z } from 'zod';
import { DeliveryId, EventPlace } from './webhook-delivery.ts';
import { EndpointRef } from './webhook-endpoint.ts';

const Nudge = EndpointRef.extend({
  /** Makes a nudge differ from an earlier one for the same, which the queue would drop as a repetition. */
  round: z.string().optional(),
});

const SentEvent = z.object({
  id: DeliveryId,
  eventId: z.string(),
  eventAt: z.iso.datetime(),
  type: z.string(),
  sequence: z.int().positive().optional(),
  /** Absent if the event is in no feed, as a test event. Its delivery exists then. */
  place: EventPlace.optional(),
});

/** Look at the delivery of this event. It is created if there is none. */
const DeliveryNudge = Nudge.extend({
  kind: z.literal('delivery'),
  ...SentEvent.shape,
  /** Further events. Those of the same order are in sequence: each follows as soon as the one before is delivered. */
  following: z.array(SentEvent.extend({ putOff: z.int().positive().optional() })).optional(),
  /** The part of the feed that a catch-up or a job has taken this from, so that it doesn't go back there. */
  lane: z.string().optional(),
  /** The page of the feed that a catch-up has taken this from: the nudge before it may have been left to the feed. */
  page: z.string().optional(),
  /** Which attempt it is for. If that attempt was made already, nothing is sent. */
  attempt: z.int().positive(),
  /** How often this attempt was put off, because an earlier event's turn came first, or there was no room. */
  putOff: z.int().nonnegative().default(0),
  /** When it was put off for the first time. */
  waitingSince: z.iso.datetime().optional(),
});
export type DeliveryNudge = z.infer<typeof DeliveryNudge>;

/** Send what an endpoint has not got since its `resumeFrom`. */
const CatchUpNudge = Nudge.extend({ kind: z.literal('catch-up') });

/** Go on with a redelivery job. */
const RedeliveryNudge = Nudge.extend({ kind: z.literal('redelivery'), jobId: z.string() });

/** Seal the secrets of an endpoint with the newest version of the key. */
const ResealNudge = Nudge.extend({ kind: z.literal('reseal') });

/** A reminder to look at something. The truth is in the documents: it can come twice, late, or out of order. */
export const WebhookNudge = z.discriminatedUnion('kind', [DeliveryNudge, CatchUpNudge, RedeliveryNudge, ResealNudge]);
export type WebhookNudge = z.infer<typeof WebhookNudge>;
