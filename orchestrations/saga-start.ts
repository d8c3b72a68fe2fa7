import { z } from 'zod';

const RetryPolicy = z.object({ attempts: z.number(), firstDelayMs: z.number(), maxDelayMs: z.number() });

/**
 * What every saga is started with, besides its subject. It can all be missing if somebody started the instance by hand.
 */
export const SagaStart = z.object({
  /** Identifies this start: the same saga may start in the task hubs of two colours, in the same millisecond. */
  start: z.string().default(''),
  /** The task hub that it was started in. */
  hub: z.string().optional(),
  /** When it was started, by the starter's clock. Earlier versions did not say. */
  startedAt: z.iso.datetime().optional(),
  /**
   * The number of attempts and timers becomes part of the history, so an instance keeps the policies that it started
   * with.
   */
  policies: z
    .object({
      act: RetryPolicy,
      finish: RetryPolicy,
      stuckDelayMs: z.number(),
      stuckLookMs: z.number(),
      outageMs: z.number().default(0),
      outageDelayMs: z.number().default(60_000),
    })
    .optional(),
});
export type SagaStart = z.infer<typeof SagaStart>;
