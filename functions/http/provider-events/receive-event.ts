import { z } from 'zod';
import type { EventProvider } from '../../../shared/domain/provider-event.ts';
import type { EventRefusal } from '../../../shared/ports/provider-events.ts';
import { Problem } from '../../../shared/problems.ts';
import { log } from '../../../shared/telemetry/log.ts';
import { recordMetric } from '../../../shared/telemetry/record-metric.ts';
import type { HttpContext } from '../http-context.ts';
import type { RawRequest, Reply } from '../route.ts';

/** What happened to an event. A provider needs only the status of the answer. */
export const EventReceipt = z
  .object({
    outcome: z
      .enum(['received', 'repeated', 'ignored'])
      .describe('Stored, stored before, or of a type that is not processed here'),
  })
  .meta({ id: 'EventReceipt' });
export type EventReceipt = z.infer<typeof EventReceipt>;

/** For the documentation: what is read depends on the provider. */
export const EventBody = z
  .looseObject({ type: z.string().describe('The type of the event, in the provider’s words') })
  .meta({ id: 'ProviderEventBody' });

/** Verifies an event of a provider and stores it, once. Its consumer processes it later. */
export async function receiveEvent(
  provider: EventProvider,
  { raw: body, readHeader }: RawRequest,
  { signedEvents, providerEvents }: HttpContext,
): Promise<Reply<EventReceipt>> {
  const read = await signedEvents[provider].read({ body, readHeader });
  if (read.kind === 'refused') {
    recordMetric('provider.events', 1, { provider, outcome: read.reason });
    log.warn(`an event of ${provider} was refused: ${read.reason}`);
    throw toProblem(read.reason);
  }
  const outcome = read.kind === 'ignored' ? 'ignored' : await store(read.event);
  recordMetric('provider.events', 1, { provider, outcome });
  return { status: 200, body: { outcome } };

  async function store(event: Parameters<typeof providerEvents.receive>[0]) {
    return (await providerEvents.receive(event)).isNew ? 'received' : 'repeated';
  }
}

/** Says nothing about which part of a signature is wrong. */
function toProblem(reason: EventRefusal): Problem {
  if (reason !== 'unreadable') return new Problem('invalid_signature');
  return new Problem('validation_failed', { details: [{ path: '', message: 'is not an event of this provider' }] });
}
