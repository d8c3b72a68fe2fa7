import { z } from 'zod';
import { Cause } from './cause.ts';
import { Failure } from './order-failure.ts';

/** The state of an order's saga, for operators. Partners see the order's `status` instead. */

/** The last failed attempt to undo. */
const Setback = z.object({
  /** The activity's name. */
  at: z.string(),
  /** How many of its attempts have failed. */
  attempts: z.int().positive(),
  because: Cause,
  failedAt: z.iso.datetime(),
  /** When the next attempt comes. Absent after the last attempt, when the saga is about to become stuck. */
  nextAt: z.iso.datetime().optional(),
});
export type Setback = z.infer<typeof Setback>;

/** Waits for a run to claim the order. With a failure, that run has to undo what an earlier one began. */
const WaitingSaga = z.object({ status: z.literal('waiting'), failure: Failure.optional() });

/** A step waits for an outage to end. */
const Outage = z.object({
  /** The activity's name. */
  at: z.string(),
  because: Cause,
  since: z.iso.datetime(),
  nextAt: z.iso.datetime(),
});

const RunningSaga = z.object({ status: z.literal('running'), run: z.string(), outage: Outage.optional() });

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
  /** What remains to be done or undone, by activity name. */
  remaining: z.array(z.string()).min(1),
  because: Cause,
  /**
   * An operator wants it to try again now. `version` is the order's version at that time. Removed once the saga has
   * tried.
   */
  resumeRequested: z.object({ version: z.int().positive(), at: z.iso.datetime() }).optional(),
});

/** The saga of an order in progress. */
export const OpenSaga = z.discriminatedUnion('status', [WaitingSaga, RunningSaga, CompensatingSaga, StuckSaga]);
export type OpenSaga = z.infer<typeof OpenSaga>;

/**
 * The saga of an order that has ended. An earlier version could mark a confirmed order's saga as stuck when the reply
 * of the confirmation was lost, so any value is read as completed.
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
/** The order continues without help, now or when its turn comes. */
export const movingSagas = sagaStatuses.filter((status) => ['nobody yet', 'the saga'].includes(workers[status]));
