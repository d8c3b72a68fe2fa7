import type { Cause } from '../shared/domain/cause.ts';
import { noteSetback } from '../shared/domain/order-changes.ts';
import { instanceOf } from '../shared/domain/saga-instance.ts';
import { log } from '../shared/telemetry/log.ts';
import type { SagaPorts } from './activity.ts';
import { OrderRun } from './order-run.ts';
import { computeDelayAfter, type RetryPolicy, retrySeedOf } from './retry.ts';

/**
 * Notes on the order that an attempt to undo failed, and when the next attempt comes. If the note can't be written, the
 * undo is tried again anyway.
 */
export async function noteFailedUndo(
  { activity, because, given, policy }: { activity: string; because: Cause; given: unknown; policy: RetryPolicy },
  { orders, clock }: Pick<SagaPorts, 'orders' | 'clock'>,
): Promise<void> {
  const { data: run } = OrderRun.safeParse(given);
  if (run === undefined) return;
  const at = clock.now();
  try {
    await orders.change(run, (now) => {
      const seed = retrySeedOf(instanceOf(now), activity);
      const nextAt = (attempts: number) => {
        const delayMs = computeDelayAfter(attempts, policy, seed);
        return delayMs === undefined ? undefined : new Date(at.getTime() + delayMs);
      };
      return noteSetback(now, { activity, because, nextAt }, { run: run.run, at });
    });
  } catch (error) {
    log.warn(
      `the failure of ${activity} can't be written on the order: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
