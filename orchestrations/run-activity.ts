import { z } from 'zod';
import { causeOf } from '../shared/cause-of.ts';
import { ProviderUnavailable } from '../shared/ports/provider-unavailable.ts';
import type { Attributes } from '../shared/telemetry/attributes.ts';
import { type Console, log, runWithLog } from '../shared/telemetry/log.ts';
import { recordMetric } from '../shared/telemetry/record-metric.ts';
import { runInSpan } from '../shared/telemetry/run-in-span.ts';
import { contextOf } from '../shared/telemetry/trace-context.ts';
import type { Activity, Role, SagaPorts } from './activity.ts';
import { AttemptCount } from './attempt-count.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { noteFailedUndo } from './note-failed-undo.ts';
import { OrderRun } from './order-run.ts';
import { recordWaits } from './record-waits.ts';
import type { RetryPolicy } from './retry.ts';

/** The order's ids in an activity's input, for spans and logs. */
const Subject = OrderRun.partial().catch({});

/**
 * Wraps an activity in the handler that Durable Functions calls with the input from the history. Each attempt is a span
 * in the order's trace. Durable doesn't say which attempt it is, so this process counts the attempts that it has run.
 *
 * @param finish the retry policy of an undo
 */
export function runActivity<I, O>(
  activity: Activity<I, O>,
  ports: SagaPorts,
  finish: RetryPolicy,
): (input: unknown, console: Console) => Promise<O> {
  const attempts = new AttemptCount();
  return (given, console) => {
    const { partnerId, orderId, run = '', traceparent } = Subject.parse(given);
    const ids = { 'order.id': orderId, 'partner.id': partnerId };
    const attempt = attempts.count(run);
    // What a repeated attempt waited was the delay between two attempts, as far as this process knows.
    if (attempt === 1) recordWaits(given, ports.clock.now().getTime());
    const attributes: Attributes = { ...ids, 'step.attempt': attempt };
    return runWithLog(console, ids, () =>
      runInSpan(activity.name, { kind: 'internal', attributes, parent: contextOf(traceparent) }, async (span) => {
        try {
          const output = await activity.handler(activity.input.parse(given), ports);
          const outcome = outcomeOf(output);
          span.set({ 'step.outcome': outcome });
          countAttempt(activity.role, outcome);
          attempts.forget(run);
          return output;
        } catch (error) {
          span.set({ 'step.outcome': 'error' });
          countAttempt(activity.role, 'error');
          log.error(`${activity.name} failed`, error, { 'step.name': activity.name, 'step.attempt': attempt });
          const because = causeOf(error);
          if (activity.role.kind === 'compensation') {
            await noteFailedUndo({ activity: activity.name, because, given, policy: finish }, ports);
          }
          throw new AttemptFailed(because, error instanceof ProviderUnavailable ? error.retryAfterMs : undefined);
        }
      }),
    );
  };
}

/** Made once: to create a schema costs more than the rest of an attempt's bookkeeping. */
const Reported = z.object({ kind: z.string() });

/** Steps return an outcome. All other activities return nothing, which means done. */
function outcomeOf(output: unknown): string {
  return Reported.safeParse(output).data?.kind ?? 'done';
}

function countAttempt(role: Role, outcome: string): void {
  if (role.kind === 'step') recordMetric('saga.step.attempts', 1, { step: role.step, outcome });
  if (role.kind === 'compensation') recordMetric('saga.compensations', 1, { step: role.step, outcome });
}
