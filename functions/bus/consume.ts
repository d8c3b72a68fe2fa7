import { z } from 'zod';
import { inSpan } from '../../shared/telemetry/in-span.ts';
import { type Console, log, withLog } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';
import { topic } from '../../shared/topic.ts';

/** Of what an event says, what spans and logs are marked with; anything may stand in a message that will be refused. */
const Marks = z
  .object({ id: z.string(), subject: z.string(), partnerid: z.string(), traceparent: z.string() })
  .partial()
  .catch({});

export interface Delivery {
  subscription: keyof typeof topic.subscriptions;
  message: unknown;
  /** How often the message has been delivered, this time included. */
  delivery: number;
  console: Console;
}

/**
 * Runs a consumer in a span of the trace in which the event happened. A message that fails at its last delivery goes
 * to the dead-letter queue, and is counted.
 */
export function consume(
  name: string,
  { subscription, message, delivery, console }: Delivery,
  work: (message: unknown) => Promise<void>,
): Promise<void> {
  const { id, subject, partnerid, traceparent } = Marks.parse(message);
  const ids = { 'order.id': subject, 'partner.id': partnerid };
  const attributes = { ...ids, 'event.id': id, 'message.delivery': delivery };
  return withLog(console, ids, () =>
    inSpan(name, { kind: 'consumer', attributes, parent: contextOf(traceparent) }, async () => {
      try {
        await work(message);
      } catch (error) {
        const isLast = delivery >= topic.maxDeliveryCount;
        if (isLast) recordMetric('bus.dead_letters', 1, { subscription: topic.subscriptions[subscription] });
        log.error(`${name} failed${isLast ? ' for the last time: the message is a dead letter' : ''}`, error);
        throw error;
      }
    }),
  );
}
