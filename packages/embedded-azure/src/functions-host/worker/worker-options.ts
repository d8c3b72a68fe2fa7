import type {
  FunctionDefinition,
  FunctionFailure,
  InputValue,
  InvocationOptions,
  InvocationResult,
} from '../invocation.ts';
import type { StartAppOptions } from './start-app.ts';

/** Called with every execution, by any extension. */
export interface ExecutionObserver {
  executing(definition: FunctionDefinition, invocationId: string, reason: string | undefined): void;
  /** @param duration milliseconds */
  executed(definition: FunctionDefinition, invocationId: string, duration: number, failure?: FunctionFailure): void;
}

export interface WorkerOptions extends StartAppOptions {
  /** The host's view of a function (settings resolved), or undefined if it must not run. By default everything runs. */
  admit?(definition: FunctionDefinition): FunctionDefinition | undefined;
  observer?: ExecutionObserver;
  /** Milliseconds after which an invocation counts as failed; never if missing. */
  functionTimeout?: number;
  /** Whether a trace that begins with an invocation is marked as recorded; default no. */
  recordsTraces?: boolean;
}

export interface WorkerInvocationOptions extends InvocationOptions {
  /** May replace the result of the function (and its hooks) before it becomes a response. */
  prepareResult?(result: unknown): unknown;
}

/**
 * @param triggerInputs what the trigger gives
 * @throws FunctionFailure when an input can't be read
 */
export type InputReader = (
  definition: FunctionDefinition,
  triggerInputs: InputValue[],
  options: InvocationOptions,
) => Promise<InputValue[]>;

/** @throws FunctionFailure when an output can't be written */
export type OutputWriter = (definition: FunctionDefinition, result: InvocationResult) => Promise<void>;
