import { z } from 'zod';

/** What a saga says of its waiting in the task hub, in the input of a step. Steps of earlier versions have none. */
export const Queued = z.object({
  /** When the saga asked for the step, in milliseconds since 1970. */
  at: z.number(),
  /** How long the saga itself waited until it ran. Only its first step has it. */
  startMs: z.number().optional(),
});
export type Queued = z.infer<typeof Queued>;
