import { CATALOGUE } from '../../shared/domain/feed-event.ts';
import type { PartnerId } from '../../shared/domain/ids.ts';
import { isWantedType } from '../../shared/domain/webhook-endpoint.ts';
import type { DeliveryNudge } from '../../shared/domain/webhook-nudge.ts';
import type { ReadFeed, StoredEvent } from '../../shared/ports/event-feed.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';
import { chainNudges } from './chain-nudges.ts';
import { holdBack } from './hold-back.ts';
import { isSince } from './is-since.ts';
import { toDeliveryNudge } from './to-delivery-nudge.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** Nudges that are kept before they are sent. */
const MOST_AT_ONCE = 1_000;

/**
 * Sends a nudge for each endpoint that wants one of the events among the changed documents of the feed. Throws if the
 * queue doesn't take them: the trigger's retry policy then repeats the batch, and the queue drops repetitions.
 */
export async function notifyWebhooks(
  documents: readonly unknown[],
  ports: WebhookPorts & { readFeed: ReadFeed },
): Promise<void> {
  const entries = ports.readFeed(documents);
  if (entries.length === 0) return;
  const options = {
    kind: 'consumer',
    attributes: { 'event.count': entries.length },
    parent: contextOf(undefined),
  } as const;
  await runInSpan('notify-webhooks', options, async () => {
    // One time for all: an endpoint must not be held back between two of its events, because a repetition of this batch
    // would pass the first one by.
    const now = ports.clock.now();
    const reminded = new Set<string>();
    let nudges: DeliveryNudge[] = [];
    for (const entry of entries) {
      for await (const nudge of nudgesFor({ entry, now, reminded }, ports)) {
        nudges.push(nudge);
        // An event of the catalogue can go to every partner.
        if (nudges.length < MOST_AT_ONCE) continue;
        await ports.webhookNudges.send(chainNudges(nudges));
        nudges = [];
      }
    }
    await ports.webhookNudges.send(chainNudges(nudges));
    const end = ports.clock.now().getTime();
    for (const { event } of entries) recordMetric('webhook.lag', Math.max(0, end - Date.parse(event.at)));
  });
}

async function* nudgesFor(
  about: { entry: StoredEvent; now: Date; reminded: Set<string> },
  ports: WebhookPorts,
): AsyncIterable<DeliveryNudge> {
  const { entry } = about;
  const { owner, event } = entry;
  for await (const partnerId of recipientsOf(entry, ports)) {
    for (const endpoint of await ports.webhookEndpoints.listRecent(partnerId)) {
      // The feed is older than an endpoint that was created just now.
      if (!endpoint.enabled || !isSince(endpoint.createdAt, event.at) || !isWantedType(endpoint.types, event.type))
        continue;
      const ref = { partnerId, endpointId: endpoint.id };
      if (await holdBack(ref, endpoint, about, ports)) continue;
      yield toDeliveryNudge(ref, event, { owner, segment: entry.segment, position: entry.position });
    }
  }
}

async function* recipientsOf({ owner }: StoredEvent, { webhookEndpoints }: WebhookPorts): AsyncIterable<PartnerId> {
  if (owner !== CATALOGUE) yield owner;
  else yield* webhookEndpoints.eachWanting('stock');
}
