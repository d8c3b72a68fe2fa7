import { z } from 'zod';
import { explainIssue } from '../../shared/explain-issue.ts';
import { type Console, runWithLog } from '../../shared/telemetry/log.ts';
import { runInSpan } from '../../shared/telemetry/run-in-span.ts';
import { contextOf } from '../../shared/telemetry/trace-context.ts';
import type { Consumer, ConsumerPorts } from './consumer.ts';
import { FailedAttempt } from './failed-attempt.ts';
import { readMessage } from './read-message.ts';

/** Of what an event says, what spans and logs are marked with; anything may stand in a message that will be refused. */
const Marks = z
  .object({ id: z.string(), subject: z.string(), partnerid: z.string(), traceparent: z.string() })
  .partial()
  .catch({});

export interface Delivery {
  body: unknown;
  /** As the trigger describes the message. */
  metadata: unknown;
  console: Console;
}

/**
 * Runs a consumer in a span of the trace in which the event happened. A trigger can only throw, and then gets the message
 * back at once, ten times within a second. So what fails for now is sent again as a copy with a delay, and what no attempt
 * can help is put aside as a rejection; either is done before the message is completed. Only where neither can be done
 * is the message left to Service Bus, and in the end to the dead-letter queue.
 */
export function consume<T>(consumer: Consumer<T>, delivery: Delivery, ports: ConsumerPorts): Promise<void> {
  const message = readMessage(delivery.body, delivery.metadata);
  const { id, subject, partnerid, traceparent } = Marks.parse(message.body);
  const ids = { 'order.id': subject, 'partner.id': partnerid };
  const { delivery: count, attempt } = message;
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
