import { z } from 'zod';

const RetryPolicy = z.object({ attempts: z.number(), firstDelayMs: z.number(), maxDelayMs: z.number() });

/** What every saga is started with besides its subject. An instance that was started by hand may have none of it. */
export const SagaStart = z.object({
  /** Of this start alone: the same saga may be started in the task hubs of two colours, in the same millisecond. */
  start: z.string().default(''),
  /** How many attempts and timers there are is history once it has begun: a changed setting is for those that start later. */
  policies: z
    .object({ act: RetryPolicy, finish: RetryPolicy, stuckDelayMs: z.number(), stuckLookMs: z.number() })
    .optional(),
});
export type SagaStart = z.infer<typeof SagaStart>;
