import { z } from 'zod';
import { FeedPlace } from './feed-place.ts';
import { EndpointRef, InFlight, isDead, type WebhookEndpoint } from './webhook-endpoint.ts';
import type { WebhookNudge } from './webhook-nudge.ts';

export const RedeliveryId = z
  .string()
  .regex(/^rdl_[0-9a-hjkmnp-tv-z]{26}$/, 'is not the id of a redelivery')
  .describe('The id of a redelivery');

export const redeliveryStatuses = ['running', 'done', 'stopped'] as const;

/** The redelivery of everything that an endpoint has not got since a time. */
export const RedeliveryJob = EndpointRef.extend({
  id: RedeliveryId,
  failedSince: z.iso.datetime(),
  status: z.enum(redeliveryStatuses),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The place in the feed up to which it has looked. */
  place: FeedPlace.optional(),
  /** The events before that place that it sent last. */
  inFlight: InFlight.optional(),
  /** How many events it has looked at, and how many of them it sends again. */
  looked: z.int().nonnegative(),
  redelivered: z.int().nonnegative(),
});
export type RedeliveryJob = z.infer<typeof RedeliveryJob>;

/** A page waits no longer for the one before: a message of that one can be lost. */
export const LONGEST_PAGE_MS = 3_600_000;
/** A job that goes on looks each minute. */
const SILENT_MS = 10 * 60_000;

/** Whether it has noted nothing for some time. */
export const isSilent = ({ status, updatedAt }: RedeliveryJob, now: Date): boolean =>
  status === 'running' && now.getTime() - Date.parse(updatedAt) >= SILENT_MS;

/** Whether nothing continues it. One that waits for a page, or for an endpoint to work again, notes nothing meanwhile. */
export function isLost(job: RedeliveryJob, endpoint: Pick<WebhookEndpoint, 'failingSince'>, now: Date): boolean {
  if (!isSilent(job, now)) return false;
  if (job.inFlight === undefined) return true;
  return !isDead(endpoint, now) && now.getTime() - Date.parse(job.updatedAt) > LONGEST_PAGE_MS + SILENT_MS;
}

/** The message with which it goes on: at most one in ten minutes, because those that come later are repetitions. */
export function toReminder({ partnerId, endpointId, id }: RedeliveryJob, now: Date): WebhookNudge {
  const round = `silent/${now.toISOString().slice(0, 15)}`;
  return { kind: 'redelivery', partnerId, endpointId, jobId: id, round };
}
