import { z } from 'zod';

const Counts = z.record(z.string(), z.number());
const Ms = z.number().nullable();

/** What a run of load has done by a moment, and in the second before it. Durations are in milliseconds. */
export const LoadSample = z.object({
  at: z.string(),
  seconds: z.number(),
  /** `loading`, `draining` (no more orders, some are still in progress) or `ended`. */
  state: z.enum(['loading', 'draining', 'ended']),
  /** In the last second. */
  last: z.object({ sent: z.number(), accepted: z.number(), rejected: z.number(), final: z.number() }),
  /** From when a request was due until its answer, of those answered in the last second. */
  answer: z.object({ p50: Ms, p95: Ms, p99: Ms }),
  /** From acceptance to the last event of the order, of those that ended in the last second. */
  toFinal: z.object({ p50: Ms, p95: Ms }),
  /** From an event until the partner’s stream has it: the outbox, the broker and the feed together. */
  feedLag: z.object({ p50: Ms, p95: Ms }),
  /** Requests without an answer yet. */
  waiting: z.number(),
  /** Orders that were accepted and have not ended. */
  inProgress: z.number(),
  totals: z.object({
    sent: z.number(),
    accepted: z.number(),
    /** Not begun, because too many requests were waiting. */
    notSent: z.number(),
    /** By the code of the problem, or what broke. */
    rejected: Counts,
    /** By the last event’s type. */
    ended: Counts,
    /** Of the whole run. */
    answer: z.object({ p50: Ms, p95: Ms, p99: Ms }),
    toFinal: z.object({ p50: Ms, p95: Ms, p99: Ms }),
  }),
  /** What keeps it from being complete, such as a stream that is lost. */
  remark: z.string().optional(),
});
export type LoadSample = z.infer<typeof LoadSample>;
