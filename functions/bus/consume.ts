import { z } from 'zod';
import { explainIssue } from '../../shared/explain-issue.ts';
import { type Console, runWithLog } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';
import type { Consumer, ConsumerPorts } from './consumer.ts';
import { FailedAttempt } from './failed-attempt.ts';
import { readMessage } from './read-message.ts';

/** The fields of an event that go into spans and logs. A message can hold anything, so each field can be missing. */
const Marks = z
  .object({ id: z.string(), subject: z.string(), partnerid: z.string(), traceparent: z.string() })
  .partial()
  .catch({});

export interface Delivery {
  body: unknown;
  /** What the trigger says about the message. */
  metadata: unknown;
  console: Console;
}

/**
 * Runs a consumer in a span of the event's trace. A trigger can only throw, and Service Bus then delivers the message
 * again at once, ten times within a second. So a temporary failure sends a delayed copy, and a message that no attempt
 * can process becomes a rejection record. Both happen before the message is completed. Only if neither works does the
 * message go back to Service Bus, and finally to the dead-letter queue.
 */
export function consume<T>(consumer: Consumer<T>, delivery: Delivery, ports: ConsumerPorts): Promise<void> {
  const message = readMessage(delivery.body, delivery.metadata);
  const { id, subject, partnerid, traceparent } = Marks.parse(message.body);
  const orderId = subject?.startsWith('ord_') ? subject : undefined;
  const ids = { 'order.id': orderId, 'partner.id': partnerid };
  const { delivery: count, attempt, enqueuedAt } = message;
  if (enqueuedAt !== undefined) {
    // The clocks of Service Bus and of this machine differ a little.
    const waited = Math.max(0, ports.clock.now().getTime() - enqueuedAt.getTime());
    recordMetric('bus.lag', waited, { consumer: consumer.name });
  }
  const attributes = { ...ids, 'event.id': id, 'message.delivery': count, 'message.attempt': attempt };
  const options = { kind: 'consumer', attributes, parent: contextOf(traceparent) } as const;
  return runWithLog(delivery.console, ids, () =>
    runInSpan(consumer.name, options, async (span) => {
      const failed = (error: unknown) => {
        span.fail();
        return new FailedAttempt(consumer, message, error, ports);
      };
      const event = consumer.reads.safeParse(message.body, { error: explainIssue });
      if (!event.success) return failed(event.error).reject('unreadable');
      try {
        await consumer.work(event.data);
      } catch (error) {
        await failed(error).handle();
      }
    }),
  );
}
