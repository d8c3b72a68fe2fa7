import type { FeedPlace } from '../../shared/domain/feed-place.ts';
import { type EndpointRef, type InFlight, isDead, type WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';
import { CATCH_UP_DELAY_MS } from '../../shared/ports/webhook-endpoints.ts';
import { PROBE_MS } from './hold-back.ts';
import { isInFlight } from './is-in-flight.ts';
import { FIRST_CATCH_UP_MS } from './leave-to-feed.ts';
import { namePage } from './name-page.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** A message can be lost, so a page that is not attempted in this time is sent again. */
const LOST_AFTER_MS = 2 * 3_600_000;
/** The last attempt of a lane asks for the next page. This is for one that doesn't. */
const LOOK_AT_LANES_MS = 60_000;
const LOOK_MS = 1_000;

export type NextPage =
  | { kind: 'now'; from: FeedPlace }
  /** The round is the same for all that come to this, so that one look follows. */
  | Later;
type Later = { kind: 'later'; at: Date; round: string };

/**
 * When an endpoint can get more of the feed, and from where.
 *
 * @param asked the round of the look that asks. It can't ask for itself again: the queue would drop it as a repetition
 */
export async function findNextPage(
  ref: EndpointRef,
  endpoint: WebhookEndpoint & { resumeFrom: FeedPlace },
  asked: string,
  ports: WebhookPorts,
): Promise<NextPage> {
  const { inFlight, resumeFrom } = endpoint;
  const now = ports.clock.now();
  const rest = findRest(endpoint, now);
  if (rest !== undefined && rest.round !== asked) return rest;
  if (inFlight === undefined) return { kind: 'now', from: resumeFrom };
  const since = Date.parse(inFlight.since);
  const isOff = (await ports.featureSwitches.findWait(['webhooks'], ref.partnerId)) !== undefined;
  // While webhooks are switched off, the messages of the page wait in the queue, and copies of them would pile up.
  if (now.getTime() - since > LOST_AFTER_MS && !isOff) return { kind: 'now', from: resumeFrom };
  if (await isInFlight(ref, inFlight, ports)) return lookLater(endpoint, inFlight, asked, now);
  const hasGoneBack = !isSame(inFlight.from, resumeFrom);
  return { kind: 'now', from: hasGoneBack ? resumeFrom : (inFlight.upTo ?? resumeFrom) };
}

/** For how long an endpoint gets nothing from the feed, whatever was attempted. */
function findRest(endpoint: WebhookEndpoint & { resumeFrom: FeedPlace }, now: Date): Later | undefined {
  const { inFlight, resumeFrom, behindSince, version } = endpoint;
  const until = (since: string, ms: number, name: string): Later | undefined => {
    const at = new Date(Date.parse(since) + ms);
    return at > now ? { kind: 'later', at, round: `${name}/${since}` } : undefined;
  };
  if (isSettling(endpoint)) {
    // From the first look at it, and not from the time of the change: the change may have taken long.
    const name = namePage(resumeFrom, inFlight?.since ?? '');
    return { kind: 'later', at: new Date(now.getTime() + CATCH_UP_DELAY_MS), round: `settled/${version}/${name}` };
  }
  if (inFlight === undefined) return until(behindSince ?? '', FIRST_CATCH_UP_MS, 'first');
  return isDead(endpoint, now) ? until(inFlight.since, PROBE_MS, 'probe') : undefined;
}

/** Whether the endpoint gets new events at once, but a process may still remember it otherwise. */
function isSettling({ behindSince, inFlight }: WebhookEndpoint): boolean {
  if (behindSince !== undefined) return false;
  return inFlight === undefined || (inFlight.events.length === 0 && isSame(inFlight.from, inFlight.upTo));
}

function lookLater(endpoint: WebhookEndpoint, inFlight: InFlight, asked: string, now: Date): Later {
  const since = Date.parse(inFlight.since);
  const firstMs = firstLookMs(endpoint, inFlight, now);
  const toLook = (n: number): Later => {
    const at = since + firstMs * 2 ** n;
    return { kind: 'later', at: new Date(at), round: `look/${inFlight.since}/${at - since}` };
  };
  const n = Math.floor(Math.log2(Math.max((now.getTime() - since) / firstMs, 0.5))) + 1;
  // Clocks differ: this one may have come before its time.
  return toLook(n).round === asked ? toLook(n + 1) : toLook(n);
}

export function firstLookMs(endpoint: WebhookEndpoint, { events }: InFlight, now: Date): number {
  if (isDead(endpoint, now)) return PROBE_MS;
  return endpoint.behindSince !== undefined && events.length > 0 ? LOOK_AT_LANES_MS : LOOK_MS;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
