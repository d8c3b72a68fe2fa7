import { ProviderEvent } from '../../shared/domain/provider-event.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { ProviderEventBus, ReadProviderEvents, ReceivedEvent } from '../../shared/ports/provider-event-bus.ts';
import type { Rejections } from '../../shared/ports/rejections.ts';
import { PROVIDER_EVENT, toProviderCloudEvent } from '../../shared/provider-cloud-event.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';
import { topic } from '../../shared/topic.ts';
import { readMessage } from '../bus/read-message.ts';
import { toRejection } from '../bus/to-rejection.ts';
import { eventHandlers } from './event-handlers.ts';
import { isWanted } from './is-wanted.ts';

export interface EventRelayPorts {
  readProviderEvents: ReadProviderEvents;
  providerEventBus: ProviderEventBus;
  rejections: Rejections;
  orders: Pick<Orders, 'find'>;
  clock: Clock;
}

/**
 * Passes stored events on to their consumer, which retries each of them and sets it aside by itself: one that fails does
 * not delay the others. Throws if the bus doesn't accept them: the trigger's retry policy then repeats the whole batch,
 * and duplicate detection drops repetitions.
 */
export async function relayProviderEvents(
  documents: readonly unknown[],
  { readProviderEvents, providerEventBus, rejections, orders, clock }: EventRelayPorts,
  handlers = eventHandlers,
): Promise<void> {
  const received = readProviderEvents(documents);
  if (received.length === 0) return;
  const awaited = (await Promise.all(received.map(async (one) => ((await isIgnored(one)) ? [] : [one])))).flat();
  // A batch holds events of many traces, so it gets its own trace.
  const attributes = { 'event.count': awaited.length };
  await runInSpan('relay-provider-events', { kind: 'consumer', attributes, parent: contextOf(undefined) }, async () => {
    const unsendable = awaited.length > 0 ? await providerEventBus.passOn(awaited) : [];
    for (const { event, reason } of unsendable) await putAside(event, reason);
    const now = clock.now().getTime();
    for (const { receivedAt } of received) {
      recordMetric('provider.event_lag', Math.max(0, now - (Date.parse(receivedAt) || now)));
    }
  });

  /** Nobody waits for most events of a payment that goes well, so they need no message. */
  async function isIgnored({ event }: ReceivedEvent): Promise<boolean> {
    const { data } = ProviderEvent.safeParse(event);
    if (data === undefined || (await isWanted(data, handlers, { orders }))) return false;
    recordMetric('provider.events_processed', 1, { provider: data.provider, outcome: 'ignored' });
    return true;
  }

  async function putAside(event: ReceivedEvent, reason: string): Promise<void> {
    const consumer = 'relay-provider-events';
    const message = readMessage(toProviderCloudEvent(event), { messageId: event.id });
    const cause = { code: 'unsendable', message: reason };
    const kind = 'unreadable';
    const subscription = topic.subscriptions.providers;
    await rejections.add(toRejection(message, { consumer, subscription, kind, cause, at: clock.now() }));
    recordMetric('bus.rejections', 1, { consumer, kind });
    log.error(`the ${PROVIDER_EVENT} ${event.id} is set aside: ${reason}`, undefined);
  }
}
