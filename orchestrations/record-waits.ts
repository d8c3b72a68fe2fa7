import { z } from 'zod';
import { recordMetric } from '../shared/telemetry/record-metric.ts';
import { Queued } from './queued.ts';

const Input = z.object({ queued: Queued }).partial().catch({});

/**
 * Records how long a saga and its step waited in the task hub.
 *
 * @param given the input of the activity
 * @param now in milliseconds
 */
export function recordWaits(given: unknown, now: number): void {
  const { queued } = Input.parse(given);
  if (queued === undefined) return;
  // The clocks of two instances differ a little.
  recordMetric('saga.wait', Math.max(0, now - queued.at), { of: 'step' });
  if (queued.startMs !== undefined) recordMetric('saga.wait', queued.startMs, { of: 'start' });
}
