import { z } from 'zod';
import { FeedPlace } from './feed-place.ts';
import { EndpointId, PartnerId } from './ids.ts';
import { personalData } from './personal-data.ts';

/** What a request with an idempotency key has made: the key's hash, the body's fingerprint, and when. */
const RequestMark = z.object({ key: z.string(), fingerprint: z.string(), at: z.iso.datetime() });
export type RequestMark = z.infer<typeof RequestMark>;

/** A secret as it is stored, and until when it signs; without `until`, as long as it is the newest. */
export const StoredSecret = z.object({
  sealed: z.string(),
  until: z.iso.datetime().optional(),
  madeWith: RequestMark.optional(),
});
export type StoredSecret = z.infer<typeof StoredSecret>;

/** Why we disabled an endpoint: it failed for days, or it answered 410. */
export const disableReasons = ['failing', 'gone', 'operator'] as const;
export type DisableReason = (typeof disableReasons)[number];

/** Some of the events for which nudges were sent together, and when: the next ones follow once these were attempted. */
export const InFlight = z.object({
  events: z.array(z.string()),
  since: z.iso.datetime(),
  /** The part of the feed that they are from. */
  from: FeedPlace.optional(),
  upTo: FeedPlace.optional(),
});
export type InFlight = z.infer<typeof InFlight>;

/** Where a partner wants its events to be sent. */
export const WebhookEndpoint = z.object({
  id: EndpointId,
  url: z.string().register(personalData, { of: 'partner' }),
  /** Exact types, and groups such as `order.*`. */
  types: z.array(z.string()),
  description: z.string().register(personalData, { of: 'partner' }).optional(),
  /** The newest first. */
  secrets: z.array(StoredSecret).min(1),
  enabled: z.boolean(),
  /** Present if we disabled it, and not the partner. */
  disabled: z
    .object({
      at: z.iso.datetime(),
      reason: z.enum(disableReasons),
      /** Whether the partner has its event and its mail. */
      announced: z.boolean(),
      /** Which operator, and why. The partner doesn't see it. */
      by: z.string().register(personalData, { of: 'operator' }).optional(),
      because: z.string().register(personalData, { of: 'operator' }).optional(),
    })
    .optional(),
  /** Since when every attempt has failed, at any event. */
  failingSince: z.iso.datetime().optional(),
  /** Since when its new events wait in the feed: it has failed for some time, or it takes them more slowly than they happen. */
  behindSince: z.iso.datetime().optional(),
  /** A catch-up sends what comes after this place in the feed: the endpoint is behind, or it is new. */
  resumeFrom: FeedPlace.optional(),
  /** The events after `resumeFrom` that the catch-up sent last. */
  inFlight: InFlight.optional(),
  /** Since when it gets the events of its types, if it was enabled or got other types after its creation. */
  eventsSince: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Counts the partner's changes: the entity tag of the endpoint. */
  version: z.int().positive(),
  createdWith: RequestMark.optional(),
  /** The id of its latest redelivery job. */
  redelivery: z.string().optional(),
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

/** How many endpoints a partner can have. */
export const MOST_ENDPOINTS = 10;

/** After this long with nothing but failures, an endpoint gets one event an hour until an attempt succeeds. */
export const DEAD_AFTER_MS = 15 * 60_000;
/** After this long, it is disabled. */
export const DISABLED_AFTER_MS = 5 * 24 * 3_600_000;

/** Whether it has had nothing but failures for some time. */
export function isDead({ failingSince }: Pick<WebhookEndpoint, 'failingSince'>, now: Date): boolean {
  return failingSince !== undefined && now.getTime() - Date.parse(failingSince) > DEAD_AFTER_MS;
}

/** Identifies an endpoint. The partner is part of it, so that no code can reach another partner's endpoint. */
export const EndpointRef = z.object({ partnerId: PartnerId, endpointId: EndpointId });
export type EndpointRef = z.infer<typeof EndpointRef>;

/** @param types exact types, and groups such as `order.*` */
export function isWantedType(types: readonly string[], type: string): boolean {
  return types.some((one) => one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1))));
}
