import type { OrchestrationContext, Task } from 'durable-functions';
import type { z } from 'zod';
import type { Cause } from '../shared/domain/cause.ts';
import type { FailingStep, Failure } from '../shared/domain/order-failure.ts';
import { RESUME } from '../shared/domain/saga-instance.ts';
import type { Activity } from './activity.ts';
import { AttemptFailed } from './attempt-failed.ts';
import type { Ledger, RunOf } from './ledger.ts';
import type { Queued } from './queued.ts';
import {
  ALWAYS,
  computeNextRun,
  type RetryPolicies,
  type RetryPolicy,
  retrySeedOf,
  spreadDelay,
  toRetryOptions,
} from './retry.ts';
import { SagaStart } from './saga-start.ts';
import { type EndedOutcome, type FinalStep, type Outcome, type Pivot, type Step, superseded } from './step.ts';

/** A typed part of an orchestration. It yields Durable's tasks and returns `T`. */
export type Steps<T> = Generator<Task, T, unknown>;

/** The definition of one version of a saga: what its instances do from start to end. */
export interface SagaVersionDefinition<I, S, P, F> {
  /** For example `1.0`. A new version needs a higher number, and so does `defaultVersion` in host.json. */
  version: string;
  /** The input that it is started with. */
  input: z.ZodType<I>;
  ledger: Ledger<I>;
  /** The steps that the body may run, in their order. Each can be undone. */
  steps: S;
  /** After one of these the saga only goes forward. */
  pivots?: P;
  /** What it may run after the point of no return. */
  finalSteps: F;
  body(
    subject: RunOf<I>,
    run: { steps: Runnable<S>; pivots: RunnablePivots<P>; commit(): RunnableToTheEnd<F> },
  ): Steps<void>;
}

/**
 * Registers the undo, then runs the step. A refusal or an outage ends the body, and what was begun is undone, the last
 * first.
 */
type Runnable<S> = { [Name in keyof S]: S[Name] extends Step<infer I, infer O> ? (input: I) => Steps<O> : never };

/** Tries until it is done or refused. A refusal ends the body, and what was begun is undone. */
type RunnablePivots<P> = {
  [Name in keyof P]: P[Name] extends Pivot<infer I, infer O> ? (input: I) => Steps<O> : never;
};

/** Tries until it succeeds. It is never undone. */
type RunnableToTheEnd<F> = {
  [Name in keyof F]: F[Name] extends FinalStep<infer I> ? (input: I) => Steps<void> : never;
};

export interface SagaVersion {
  version: string;
  /** Every activity that this version may call. */
  activities: readonly Activity<never, unknown>[];
  orchestrator(policies: RetryPolicies): (context: OrchestrationContext) => Steps<SagaResult>;
}

export type SagaResult = { status: 'completed' } | { status: 'failed'; failure: Failure } | { status: 'superseded' };

class StepFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}
class TurnedBack extends Error {
  readonly failure: Failure;
  readonly everything: boolean;
  constructor({ failure, everything = false }: { failure: Failure; everything?: boolean | undefined }) {
    super(failure.message);
    this.failure = failure;
    this.everything = everything;
  }
}
class Superseded extends Error {}
const NO_CAUSE: Cause = { code: 'error', message: 'unknown' };

interface Todo {
  name: string;
  attempt(): Steps<void>;
}

/**
 * Builds one version of a saga from its body and its steps. Once it is released, its calls and their order must not
 * change, because Durable replays it against the histories of instances that have already begun.
 *
 * If something fails before `commit`, everything begun is undone, the last first, even if an undo fails. What can't be
 * finished is noted on the ledger as stuck. It is tried again when an operator asks for it, or after a while. A run
 * that takes over from an earlier one undoes every step, the last of `steps` first.
 */
export function sagaVersion<
  I extends object,
  S extends Record<string, Step<RunOf<I>, unknown>>,
  P extends Record<string, Pivot<RunOf<I>, unknown>>,
  F extends Record<string, FinalStep<RunOf<I>>>,
>({ version, input, ledger, steps, pivots, finalSteps, body }: SagaVersionDefinition<I, S, P, F>): SagaVersion {
  const { claim: claimActivity } = ledger;
  const undoable = Object.values(steps);
  const activities = [
    ...undoable.flatMap((step) => [step.do, step.undo]),
    ...Object.values(pivots ?? {}).map((pivot) => pivot.do),
    ...Object.values(finalSteps),
    ...Object.values(ledger).filter((activity) => activity !== undefined),
  ];
  const orchestrator: SagaVersion['orchestrator'] = (settings) =>
    function* orchestrate(context) {
      const given = context.df.getInput();
      const { start, hub, startedAt, policies = settings } = SagaStart.parse(given);
      const run = context.df.newGuid(`${context.df.instanceId}/${start}`);
      const claiming = { instance: context.df.instanceId, version: context.df.version, ...(hub ? { hub } : {}) };
      const ids: RunOf<I> = { ...input.parse(given), run };
      const subject: RunOf<I> = claimActivity === undefined ? { ...ids, ...claiming } : ids;
      let begun: Todo[] = [];
      let committed = false;
      const timeMs = () => context.df.currentUtcDateTime.getTime();
      // Told once, with the first step.
      let startMs = startedAt === undefined ? undefined : Math.max(0, timeMs() - Date.parse(startedAt));

      function* call<A, O>(activity: Activity<A, O>, argument: A, policy: RetryPolicy): Steps<O> {
        const options = toRetryOptions(policy, retrySeedOf(context.df.instanceId, activity.name));
        return activity.output.parse(yield context.df.callActivityWithRetry(activity.name, options, argument));
      }
      const toTodo = <A>(activity: Activity<A, void>, argument: A): Todo => ({
        name: activity.name,
        attempt: () => call(activity, argument, policies.finish),
      });

      /** Runs all todos, continues after a failure, and returns only when none is left. */
      function* finish(todos: Todo[]): Steps<void> {
        let left = todos;
        let answered: number | undefined;
        for (let round = 0; ; round += 1) {
          const failed: Todo[] = [];
          let because: Cause | undefined;
          for (const todo of left) {
            try {
              yield* todo.attempt();
            } catch (error) {
              failed.push(todo);
              because ??= AttemptFailed.readCause(error);
            }
          }
          if (failed.length === 0) {
            if (round > 0) yield* call(ledger.resume, subject, ALWAYS);
            return;
          }
          left = failed;
          const remaining = failed.map((todo) => todo.name);
          context.df.setCustomStatus({ status: 'stuck', remaining });
          yield* call(ledger.stick, { ...subject, remaining, because: because ?? NO_CAUSE, answered }, ALWAYS);
          answered = yield* waitForHelp(answered);
        }
      }

      /** Waits until an operator asks for another try, or until the delay is over, because an outage may have ended. */
      function* waitForHelp(answered: number | undefined): Steps<number | undefined> {
        const until = context.df.currentUtcDateTime.getTime() + policies.stuckDelayMs;
        for (let isNudged = false; ; ) {
          const look = yield* call(ledger.look, subject, ALWAYS);
          if (look === 'superseded') throw new Superseded();
          const isAsked = look.requested > (answered ?? 0);
          const now = context.df.currentUtcDateTime.getTime();
          if (isAsked || isNudged || now >= until) return isAsked ? look.requested : answered;
          isNudged = yield* waitUntil(new Date(Math.min(until, now + policies.stuckLookMs)));
        }
      }

      function* fail(failure: Failure, todos: Todo[]): Steps<SagaResult> {
        // Only a step or a pivot can fail, and a saga that has one has these.
        if (ledger.compensate === undefined || ledger.fail === undefined) throw new Error(failure.message);
        const compensation = yield* call(ledger.compensate, { ...subject, failure }, ALWAYS);
        if (compensation === 'superseded') throw new Superseded();
        yield* finish(todos);
        const undone = todos.map((todo) => todo.name);
        yield* call(ledger.fail, { ...subject, failure, undone }, ALWAYS);
        return { status: 'failed', failure };
      }

      /** Tries, and if all attempts fail, waits and tries again, until the outage ends or has lasted too long. */
      function* actThroughOutage<A, O>(activity: Activity<A, O>, argument: A): Steps<O> {
        const { outageMs, outageDelayMs } = policies;
        const since = context.df.currentUtcDateTime.getTime();
        for (let round = 1; ; round += 1) {
          const queued: Queued = { at: timeMs(), startMs };
          startMs = undefined;
          try {
            return yield* call(activity, { ...argument, queued }, policies.act);
          } catch (error) {
            const seed = retrySeedOf(context.df.instanceId, `${activity.name}/${round}`);
            const delayMs = Math.max(spreadDelay(outageDelayMs, seed), AttemptFailed.readRetryAfter(error) ?? 0);
            const next = context.df.currentUtcDateTime.getTime() + delayMs;
            if (ledger.delay === undefined || next - since > outageMs) throw error;
            const nextAt = new Date(next);
            const because = AttemptFailed.readCause(error);
            const delay = { ...subject, activity: activity.name, because, nextAt: nextAt.toISOString() };
            if (yield* call(ledger.delay, delay, ALWAYS)) yield* waitUntil(nextAt);
          }
        }
      }

      /** Waits until a time, or until something happens to the subject. */
      function* waitUntil(time: Date): Steps<boolean> {
        const nudge = context.df.waitForExternalEvent(RESUME);
        const timer = context.df.createTimer(time);
        const isNudged = (yield context.df.Task.any([nudge, timer])) !== timer;
        if (isNudged) timer.cancel();
        return isNudged;
      }

      /** Runs a step again and again while it waits for somebody to act. */
      function* waitOut<O>(
        step: string,
        attempt: (again: { hasWaited?: true }) => Steps<Outcome<O>>,
      ): Steps<EndedOutcome<O>> {
        let since: number | undefined;
        for (;;) {
          const outcome = yield* attempt(since === undefined ? {} : { hasWaited: true });
          if (outcome.kind !== 'waiting') return outcome;
          const now = context.df.currentUtcDateTime.getTime();
          since ??= now;
          const times = { now, since, until: Date.parse(outcome.until) };
          const seed = retrySeedOf(context.df.instanceId, step);
          yield* waitUntil(new Date(computeNextRun(times, policies.outageDelayMs, seed)));
        }
      }

      /** An earlier run may have begun any step. */
      function beginEverything(): void {
        begun = undoable.map(({ undo }) => toTodo(undo, subject));
      }

      function* act<A, O>(step: Step<A, O>, argument: A): Steps<O> {
        // Register the undo before the call: a call whose reply is lost may have succeeded.
        const isNew = begun.every(({ name }) => name !== step.undo.name);
        if (isNew) begun.push(toTodo(step.undo, argument));
        const outcome = yield* waitOut(step.name, (again) =>
          translateFailure(
            { ...step.unavailable, step: step.name },
            actThroughOutage(step.do, { ...argument, ...again }),
          ),
        );
        if (outcome.kind === 'refused' && !outcome.undo && isNew) begun.pop();
        if (outcome.kind === 'done' && outcome.everything) beginEverything();
        return readOutcome(step.name, outcome);
      }

      /** Tries until it gets an answer. */
      function* insist<A, O>(activity: Activity<A, Outcome<O>>, argument: A): Steps<Outcome<O>> {
        let outcome = superseded as Outcome<O>;
        const todo: Todo = {
          name: activity.name,
          *attempt() {
            outcome = yield* call(activity, argument, policies.finish);
          },
        };
        yield* finish([todo]);
        return outcome;
      }

      function* complete<A>(step: FinalStep<A>, argument: A): Steps<void> {
        yield* waitOut(step.name, (again) => insist(step, { ...argument, ...again }));
      }

      function* decide<A, O>(pivot: Pivot<A, O>, argument: A): Steps<O> {
        const outcome = yield* waitOut(pivot.name, (again) => insist(pivot.do, { ...argument, ...again }));
        const value = readOutcome(pivot.name, outcome);
        committed = true;
        return value;
      }
      const forward = {
        steps: mapValues(steps, (step) => (argument: RunOf<I>) => act(step, argument)) as Runnable<S>,
        pivots: mapValues(
          pivots ?? {},
          (pivot) => (argument: RunOf<I>) => decide(pivot, argument),
        ) as RunnablePivots<P>,
        commit() {
          committed = true;
          return mapValues(
            finalSteps,
            (step) => (argument: RunOf<I>) => complete(step, argument),
          ) as RunnableToTheEnd<F>;
        },
      };

      function* claim(): Steps<void> {
        if (claimActivity === undefined) return;
        const claimed = yield* call(claimActivity, { ...subject, ...claiming }, ALWAYS);
        if (claimed === 'superseded') throw new Superseded();
        if (claimed !== 'claimed') throw new TurnedBack({ failure: claimed.failure, everything: true });
      }

      function* carryOut(): Steps<SagaResult> {
        try {
          yield* claim();
          yield* body(subject, forward);
          return { status: 'completed' };
        } catch (error) {
          if (committed || !(error instanceof StepFailed || error instanceof TurnedBack)) throw error;
          if (error instanceof TurnedBack && error.everything) beginEverything();
          return yield* fail(error.failure, begun.toReversed());
        }
      }

      try {
        return yield* carryOut();
      } catch (error) {
        if (error instanceof Superseded) return { status: 'superseded' };
        throw error;
      }
    };
  return { version, activities, orchestrator };
}

function readOutcome<T>(step: FailingStep, outcome: EndedOutcome<T>): T {
  switch (outcome.kind) {
    case 'done':
      return outcome.value;
    case 'superseded':
      throw new Superseded();
    case 'turned_back':
      throw new TurnedBack(outcome);
    case 'refused':
      throw new StepFailed({ code: outcome.code, message: outcome.message, step });
  }
}

function mapValues<T, R>(all: Record<string, T>, change: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}

/** Turns a technical failure into the failure that the partner sees. */
function* translateFailure<T>(failure: Failure, work: Steps<T>): Steps<T> {
  try {
    return yield* work;
  } catch (error) {
    throw new StepFailed(failure, { cause: error });
  }
}
