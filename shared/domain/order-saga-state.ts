import { z } from 'zod';
import { Cause } from './cause.ts';
import { Failure } from './order-failure.ts';

/** The state of an order's saga, for operators; a partner sees the order's `status` instead. */

/** The last attempt at an undo that failed. */
const Setback = z.object({
  /** The activity's name. */
  at: z.string(),
  /** How many of its attempts have failed. */
  attempts: z.int().positive(),
  because: Cause,
  failedAt: z.iso.datetime(),
  /** When it is tried again; absent after the last attempt, when the saga is about to be stuck. */
  nextAt: z.iso.datetime().optional(),
});
export type Setback = z.infer<typeof Setback>;

/** Waits for a run to claim the order; with a failure, for a run that undoes what an earlier one had begun. */
const WaitingSaga = z.object({ status: z.literal('waiting'), failure: Failure.optional() });

const RunningSaga = z.object({ status: z.literal('running'), run: z.string() });

const CompensatingSaga = z.object({
  status: z.literal('compensating'),
  run: z.string(),
  failure: Failure,
  setback: Setback.optional(),
});

const StuckSaga = z.object({
  status: z.literal('stuck'),
  run: z.string(),
  failure: Failure.optional(),
  /** What is left to do or undo, by the names of the activities. */
  remaining: z.array(z.string()).min(1),
  because: Cause,
  /** An operator wants it to try again now: `version` is the order's since then. Gone when the saga has tried. */
  resumeRequested: z.object({ version: z.int().positive(), at: z.iso.datetime() }).optional(),
});

/** Of an order that is on its way. */
export const OpenSaga = z.discriminatedUnion('status', [WaitingSaga, RunningSaga, CompensatingSaga, StuckSaga]);
export type OpenSaga = z.infer<typeof OpenSaga>;

/**
 * Of an order that has ended. An earlier version could mark the saga of a confirmed order as stuck, when the reply of
 * the confirmation was lost: any value is read as completed.
 */
export const CompletedSaga = z.object({ status: z.literal('completed').catch('completed'), run: z.string().catch('') });
export type CompletedSaga = z.infer<typeof CompletedSaga>;

export type SagaState = OpenSaga | CompletedSaga;
export type SagaStatus = SagaState['status'];

/** Who works on the order. A new state without an entry does not compile. */
const workers: { [S in SagaStatus]: 'nobody yet' | 'the saga' | 'a person' | 'nobody any more' } = {
  waiting: 'nobody yet',
  running: 'the saga',
  compensating: 'the saga',
  stuck: 'a person',
  completed: 'nobody any more',
};
const sagaStatuses = Object.keys(workers) as SagaStatus[];

/** The saga has claimed the order, and does or undoes something. */
export const workingSagas = sagaStatuses.filter((status) => workers[status] === 'the saga');
/** The order goes on by itself, now or when it is its turn. */
export const movingSagas = sagaStatuses.filter((status) => ['nobody yet', 'the saga'].includes(workers[status]));
