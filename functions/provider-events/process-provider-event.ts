import type { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import type { EventHandlerPorts, EventOutcome } from './event-handler.ts';
import { eventHandlers } from './event-handlers.ts';

/** Gives a provider's event to the handler of its type. */
export async function processProviderEvent(
  event: ProviderEvent,
  ports: EventHandlerPorts,
  handlers = eventHandlers,
): Promise<void> {
  const outcome = (await handle()) ?? 'ignored';
  recordMetric('provider.events_processed', 1, { provider: event.provider, outcome });

  async function handle(): Promise<EventOutcome | undefined> {
    if (event.provider === 'payments') return handlers.payments[event.type]?.(event, ports);
    return handlers.carrier[event.type]?.(event, ports);
  }
}
