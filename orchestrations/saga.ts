import type { OrchestrationContext, Task } from 'durable-functions';
import { z } from 'zod';
import type { Cause } from '../shared/domain/cause.ts';
import { Failure } from '../shared/domain/order.ts';
import type { Activity } from './activity.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { ALWAYS, type RetryPolicies, type RetryPolicy, retryOptions, retrySeed } from './retry.ts';
import type { Step } from './step.ts';

/** A typed piece of an orchestration: what it yields are Durable's tasks, what it returns is `T`. */
export type Steps<T> = Generator<Task, T, unknown>;

/** One run of a saga on its subject: a later run of the same saga has another `run`. */
export type RunOf<I> = I & { run: string };

/** With a failure: an earlier run was lost while it compensated, and this one has to finish that. */
export const Claim = z.union([z.enum(['claimed', 'superseded']), z.object({ failure: Failure })]);
export type Claim = z.infer<typeof Claim>;

/** Superseded: another run has the subject, and whatever is undone now would be undone under its feet. */
export const Compensation = z.enum(['compensating', 'superseded']).catch('compensating');
export type Compensation = z.infer<typeof Compensation>;

/** Where a saga writes how it stands. */
export interface Ledger<I> {
  claim: Activity<RunOf<I> & { instance?: string | undefined }, Claim>;
  compensate: Activity<RunOf<I> & { failure: Failure }, Compensation>;
  fail: Activity<RunOf<I> & { failure: Failure }, void>;
  stick: Activity<RunOf<I> & { remaining: string[]; because: Cause }, void>;
  resume: Activity<RunOf<I>, void>;
}

export interface Saga {
  /** Registers the undo, then acts; a refusal or an outage ends the body and undoes what was begun, last first. */
  step<I, O>(step: Step<I, O>, input: I): Steps<O>;
  /** The point of no return: from here on nothing is undone. */
  commit(): void;
  /** Past the pivot: done however long it takes. */
  run<I>(activity: Activity<I, void>, input: I): Steps<void>;
}

export type SagaResult = { status: 'completed' } | { status: 'failed'; failure: Failure } | { status: 'superseded' };

/** What an operator raises on a stuck instance to have it try again what is left. */
const RESUME = 'resume';

class StepFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}
class Superseded extends Error {}
const NO_CAUSE: Cause = { code: 'error', message: 'unknown' };

interface Todo {
  name: string;
  attempt(): Steps<void>;
}

/**
 * Makes a Durable orchestrator of a saga's body.
 *
 * Whatever fails before `commit` is undone, last first, past an undo that fails; whatever can't be finished is
 * written on the ledger as stuck, and is tried again when an operator raises `resume` or time has passed.
 *
 * @param steps of the body, in its order: what a run undoes that takes over from one that was lost while it compensated
 */
export function saga<I extends object>(
  input: z.ZodType<I>,
  ledger: Ledger<I>,
  steps: readonly Step<RunOf<I>, unknown>[],
  body: (subject: RunOf<I>, saga: Saga) => Steps<void>,
): (policies: RetryPolicies) => (context: OrchestrationContext) => Steps<SagaResult> {
  return (policies) =>
    function* orchestrate(context) {
      const subject: RunOf<I> = { ...input.parse(context.df.getInput()), run: context.df.newGuid('run') };
      const begun: Todo[] = [];
      let committed = false;

      function* call<A, O>(activity: Activity<A, O>, argument: A, policy: RetryPolicy): Steps<O> {
        const options = retryOptions(policy, retrySeed(context.df.instanceId, activity.name));
        return activity.output.parse(yield context.df.callActivityWithRetry(activity.name, options, argument));
      }
      const finishing = <A>(activity: Activity<A, void>, argument: A): Todo => ({
        name: activity.name,
        attempt: () => call(activity, argument, policies.finish),
      });

      /** Does all of it, going on past what fails; comes back only when nothing is left. */
      function* finish(todos: Todo[]): Steps<void> {
        let left = todos;
        for (let round = 0; ; round += 1) {
          const failed: Todo[] = [];
          let because: Cause | undefined;
          for (const todo of left) {
            try {
              yield* todo.attempt();
            } catch (error) {
              failed.push(todo);
              because ??= AttemptFailed.causeIn(error);
            }
          }
          if (failed.length === 0) {
            if (round > 0) yield* call(ledger.resume, subject, ALWAYS);
            return;
          }
          left = failed;
          const remaining = failed.map((todo) => todo.name);
          context.df.setCustomStatus({ status: 'stuck', remaining });
          yield* call(ledger.stick, { ...subject, remaining, because: because ?? NO_CAUSE }, ALWAYS);
          yield* waitForHelp(context, policies.stuckDelayMs);
        }
      }

      function* fail(failure: Failure, todos: Todo[]): Steps<SagaResult> {
        const compensation = yield* call(ledger.compensate, { ...subject, failure }, ALWAYS);
        if (compensation === 'superseded') return { status: 'superseded' };
        yield* finish(todos);
        yield* call(ledger.fail, { ...subject, failure }, ALWAYS);
        return { status: 'failed', failure };
      }

      const forward: Saga = {
        *step(step, argument) {
          // Before acting: a reply that is lost may still have happened.
          begun.push(finishing(step.undo, argument));
          const outcome = yield* failingAs(
            { ...step.unavailable, step: step.name },
            call(step.do, argument, policies.act),
          );
          if (outcome.kind === 'done') return outcome.value;
          if (outcome.kind === 'superseded') throw new Superseded();
          if (!outcome.undo) begun.pop();
          throw new StepFailed({ code: outcome.code, message: outcome.message, step: step.name });
        },
        commit() {
          committed = true;
        },
        run: (activity, argument) => finish([finishing(activity, argument)]),
      };

      const claim = yield* call(ledger.claim, { ...subject, instance: context.df.instanceId }, ALWAYS);
      if (claim === 'superseded') return { status: 'superseded' };
      if (claim !== 'claimed') {
        const undos = steps.map((step) => finishing(step.undo, subject));
        return yield* fail(claim.failure, undos.reverse());
      }
      try {
        yield* body(subject, forward);
        return { status: 'completed' };
      } catch (error) {
        if (error instanceof Superseded) return { status: 'superseded' };
        if (committed || !(error instanceof StepFailed)) throw error;
        return yield* fail(error.failure, begun.reverse());
      }
    };
}

/** A technical failure becomes what the partner is told of it. */
function* failingAs<T>(failure: Failure, work: Steps<T>): Steps<T> {
  try {
    return yield* work;
  } catch (error) {
    throw new StepFailed(failure, { cause: error });
  }
}

/** An operator's word, or time: an outage that ends needs nobody. */
function* waitForHelp(context: OrchestrationContext, delayMs: number): Steps<void> {
  const word = context.df.waitForExternalEvent(RESUME);
  const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + delayMs));
  if ((yield context.df.Task.any([word, timer])) !== timer) timer.cancel();
}
