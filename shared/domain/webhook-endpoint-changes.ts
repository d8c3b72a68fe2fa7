import { createHash } from 'node:crypto';
import type { FeedPlace } from './feed-place.ts';
import { MOST_ENDPOINTS, type RequestMark, type StoredSecret, type WebhookEndpoint } from './webhook-endpoint.ts';

/** Decisions on a partner's webhook endpoints. */

/** How many secrets of an endpoint may sign at the same time. */
export const MOST_SECRETS = 4;

/** For how long a repeated request gets the secret that it has made. */
export const SECRET_REPEATABLE_MS = 24 * 3_600_000;

/** Marks what a request with an idempotency key has made; undefined without a key. */
export function markRequest(
  operation: 'create' | 'rotate',
  { idempotencyKey, fingerprint }: { idempotencyKey: string; fingerprint: string },
  at: Date,
): RequestMark | undefined {
  if (idempotencyKey === '') return undefined;
  const key = createHash('sha256').update(`${operation}\0${idempotencyKey}`).digest('base64url');
  return { key, fingerprint, at: at.toISOString() };
}

type Addition =
  | { kind: 'added'; endpoint: WebhookEndpoint; endpoints: WebhookEndpoint[] }
  | { kind: 'repeated'; endpoint: WebhookEndpoint; endpoints?: never }
  | { kind: 'key_reused' | 'too_many'; endpoints?: never };

/** @param endpoint has `createdWith` if the request has a key */
export function addEndpoint(endpoints: readonly WebhookEndpoint[], endpoint: WebhookEndpoint): Addition {
  const mark = endpoint.createdWith;
  const known = mark && endpoints.find(({ createdWith }) => createdWith?.key === mark.key);
  if (known !== undefined) {
    return known.createdWith?.fingerprint === mark?.fingerprint
      ? { kind: 'repeated', endpoint: known }
      : { kind: 'key_reused' };
  }
  if (endpoints.length >= MOST_ENDPOINTS) return { kind: 'too_many' };
  return { kind: 'added', endpoint, endpoints: [...endpoints, endpoint] };
}

export interface EndpointUpdate {
  url?: string | undefined;
  types?: readonly string[] | undefined;
  /** Null removes it. */
  description?: string | null | undefined;
  enabled?: boolean | undefined;
}

/**
 * The endpoint with a partner's changes; the same object if nothing changes.
 *
 * @param end the end of the feed before the change: until every instance knows it, events may pass the endpoint by, so
 * it is caught up from there
 */
export function updateEndpoint(
  before: WebhookEndpoint,
  { url = before.url, types = before.types, description, enabled = before.enabled }: EndpointUpdate,
  { at, end }: { at: Date; end: FeedPlace },
): WebhookEndpoint {
  const text = description === undefined ? before.description : (description ?? undefined);
  const hasNewTypes = !isSame(types, before.types);
  const isReenabled = enabled && !before.enabled;
  const hasNewUrl = url !== before.url;
  if (!hasNewUrl && !hasNewTypes && text === before.description && enabled === before.enabled) return before;

  const { description: _, failingSince, behindSince, disabled, resumeFrom, inFlight, ...rest } = before;
  const startsAfresh = isReenabled || hasNewUrl;
  const place = isReenabled ? end : (resumeFrom ?? (hasNewTypes && enabled ? end : undefined));
  return {
    ...rest,
    ...{ url, types: [...types], enabled },
    ...(text === undefined ? {} : { description: text }),
    ...(failingSince === undefined || startsAfresh ? {} : { failingSince }),
    ...(disabled === undefined || isReenabled ? {} : { disabled }),
    ...(behindSince === undefined || isReenabled ? {} : { behindSince }),
    ...(place === undefined ? {} : { resumeFrom: place }),
    // Unless it is behind, new types are looked for from `resumeFrom` again.
    ...(inFlight === undefined || isReenabled || (hasNewTypes && behindSince === undefined) ? {} : { inFlight }),
    ...(isReenabled || (hasNewTypes && enabled) ? { eventsSince: at.toISOString() } : {}),
    updatedAt: at.toISOString(),
    version: before.version + 1,
  };
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one, n) => one === others[n]);

type Rotation =
  | { kind: 'rotated'; endpoint: WebhookEndpoint }
  | { kind: 'repeated'; secret: StoredSecret }
  | { kind: 'key_reused' }
  | { kind: 'too_many' };

/** The endpoint with a new secret. The secrets before it sign for `overlapHours` more, and no longer than before. */
export function rotateSecret(
  before: WebhookEndpoint,
  secret: StoredSecret,
  { at, overlapHours }: { at: Date; overlapHours: number },
): Rotation {
  const mark = secret.madeWith;
  const made = mark && before.secrets.find(({ madeWith }) => madeWith?.key === mark.key);
  if (made !== undefined) {
    return made.madeWith?.fingerprint === mark?.fingerprint
      ? { kind: 'repeated', secret: made }
      : { kind: 'key_reused' };
  }
  const now = at.toISOString();
  const end = new Date(at.getTime() + overlapHours * 3_600_000).toISOString();
  const older = before.secrets
    .map((one) => ({ ...one, until: one.until === undefined || one.until > end ? end : one.until }))
    .filter(({ until }) => until > now);
  if (older.length >= MOST_SECRETS) return { kind: 'too_many' };
  const endpoint = { ...before, secrets: [secret, ...older], updatedAt: now, version: before.version + 1 };
  return { kind: 'rotated', endpoint };
}

/** Until when a secret before the newest one signs; undefined if there is none. */
export function findOverlapEnd({ secrets }: WebhookEndpoint, now: Date): string | undefined {
  const ends = secrets
    .slice(1)
    .flatMap(({ until }) => (until !== undefined && until > now.toISOString() ? [until] : []));
  return ends.sort().at(-1);
}
