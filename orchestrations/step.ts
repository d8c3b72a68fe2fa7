import { z } from 'zod';
import { type FailingStep, Failure, type FailureCode, type FailureCodeOf } from '../shared/domain/order-failure.ts';
import { type Activity, defineActivity, Nothing, type SagaPorts } from './activity.ts';

/**
 * How a step ended. A refusal is an answer, not an error, and is never retried. It means that nothing was done, unless
 * `undo` is set: then an earlier attempt whose reply was lost may have done something, so the step is undone too.
 * `superseded` means that another run owns the order, and this saga must leave it alone. `turned_back` means that the
 * order is being undone already. `everything` means that this run took the order over from one that may have begun any
 * step: what is undone then is every step of the saga.
 * `waiting` means that somebody else has to act first: the saga runs the step again when something happens to its
 * subject, now and then meanwhile, and at the latest at `until`. What to do at that time is up to the step.
 */
export type Outcome<T> =
  | { kind: 'done'; value: T; everything?: true | undefined }
  | { kind: 'refused'; code: Failure['code']; message: string; undo?: true | undefined }
  | { kind: 'superseded' }
  | { kind: 'turned_back'; failure: Failure; everything?: true | undefined }
  | Waiting;

const WaitingOutcome = z.object({ kind: z.literal('waiting'), until: z.iso.datetime() });
export type Waiting = z.infer<typeof WaitingOutcome>;
export type EndedOutcome<T> = Exclude<Outcome<T>, Waiting>;

export const superseded = { kind: 'superseded' } as const satisfies Outcome<never>;

export function done(): Outcome<void>;
export function done<T>(value: T): Outcome<T>;
export function done<T>(value?: T): Outcome<T | undefined> {
  return { kind: 'done', value };
}

/** @param message one sentence for the partner */
export function refused(code: FailureCode, message: string): Outcome<never> {
  return { kind: 'refused', code, message };
}

/** No further attempt can succeed, but an earlier one may have. */
export function rejected(code: FailureCode, message: string): Outcome<never> {
  return { kind: 'refused', code, message, undo: true };
}

/**
 * The step noted on its subject what it waits for, and finds there in its next run whether it still has to wait. That run
 * has `hasWaited`: it must read its subject, because what a process remembers is from before the wait.
 */
export function waiting(until: Date): Waiting {
  return { kind: 'waiting', until: until.toISOString() };
}

/** What a step does, and how it is undone. */
export interface Step<I, O> {
  name: FailingStep;
  /** How the order fails if the step fails for a technical reason. */
  unavailable: { code: FailureCode; message: string };
  do: Activity<I, Outcome<O>>;
  undo: Activity<I, void>;
}

/**
 * The step after which a saga only goes forward. It is tried until it is done or refused, so that nobody has to guess
 * what happened. A refusal means that it has not happened, so there is nothing to undo.
 */
export interface Pivot<I, O> {
  name: FailingStep;
  do: Activity<I, Outcome<O>>;
}

/** Work after the point of no return: it is tried until it is done, and never undone. */
export type FinalStep<I> = Activity<I, Outcome<void>>;

interface StepDefinition<N extends FailingStep, I, O> {
  name: N;
  output: z.ZodType<O>;
  unavailable: { code: FailureCodeOf<N>; message: string };
  /** Does the work. It may run again after its reply was lost, and must then find what it already did. */
  do(input: I, ports: SagaPorts): Promise<Outcome<O>>;
  /** Undoes what `do` did, if it did anything, and makes sure that a late `do` has no effect. */
  undo(input: I, ports: SagaPorts): Promise<void>;
}

export function defineStep<N extends FailingStep, I, O>(
  input: z.ZodType<I>,
  definition: StepDefinition<N, I, O>,
): Step<I, O> {
  const { name, unavailable } = definition;
  return {
    name,
    unavailable,
    do: defineActivity(name, input, outcomeOf(definition.output), definition.do, {
      kind: 'step',
      step: name,
    }),
    undo: defineActivity(`undo-${name}`, input, Nothing, definition.undo, { kind: 'compensation', step: name }),
  };
}

/** @param activity the name of its activity, if that is not the name of the step */
export function definePivot<N extends FailingStep, I, O>(
  input: z.ZodType<I>,
  {
    name,
    activity = name,
    output,
    do: act,
  }: Omit<StepDefinition<N, I, O>, 'unavailable' | 'undo'> & { activity?: string },
): Pivot<I, O> {
  return { name, do: defineActivity(activity, input, outcomeOf(output), act, { kind: 'step', step: name }) };
}

interface FinalStepDefinition<I> {
  name: string;
  /** Does the work, or waits. It may run again after its reply was lost, and must then find what it already did. */
  do(input: I, ports: SagaPorts): Promise<Waiting | undefined>;
}

export function defineFinalStep<I>(input: z.ZodType<I>, { name, do: act }: FinalStepDefinition<I>): FinalStep<I> {
  const handler = async (given: I, ports: SagaPorts) => (await act(given, ports)) ?? done();
  return defineActivity(name, input, FinalOutcome, handler, { kind: 'step', step: name });
}

const everything = z.literal(true).optional();

// Earlier versions wrote nothing into the history when a final step was done.
const FinalOutcome = z.union([WaitingOutcome, z.unknown().transform((): Outcome<void> => done())]);

function outcomeOf<O>(output: z.ZodType<O>): z.ZodType<Outcome<O>> {
  return z.discriminatedUnion('kind', [
    // JSON in the history has no undefined, so a void value is missing there.
    z.looseObject({ kind: z.literal('done'), everything }).transform((answer): Outcome<O> => {
      return { kind: 'done', value: output.parse(answer['value']), everything: answer.everything };
    }),
    z.object({
      kind: z.literal('refused'),
      code: Failure.shape.code,
      message: z.string(),
      undo: z.literal(true).optional(),
    }),
    z.object({ kind: z.literal('superseded') }),
    z.object({ kind: z.literal('turned_back'), failure: Failure, everything }),
    WaitingOutcome,
  ]);
}
