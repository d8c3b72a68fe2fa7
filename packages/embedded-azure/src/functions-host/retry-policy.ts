import { setTimeout as sleepFor } from 'node:timers/promises';
import { FunctionFailure, HostConfigurationError, type RetryContext } from './invocation.ts';
import { textOfFault } from './text-of-fault.ts';

/** A function's retry policy. The wire carries durations in whole seconds, so 400 ms arrive here as 0. */
export interface RetryPolicy {
  /** -1 means unlimited. */
  maxRetryCount: number;
  /** How long to wait before retry number `retry` (the first is 1), in milliseconds. */
  delayBefore(retry: number, random?: () => number): number;
}

export type RetryOutcome<T> =
  | { kind: 'succeeded'; result: T }
  /** It failed, and no policy or no retry is left. */
  | { kind: 'failed'; error: unknown }
  /** The host stops: it failed, but the policy would have gone on. */
  | { kind: 'stopped'; error: unknown };

export interface RetryOptions {
  /** Ends the waiting between two attempts; never interrupts an attempt. */
  signal: AbortSignal;
  sleep?(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Called before each wait. */
  onRetry?(retry: number, delayMs: number, error: unknown): void;
}

/**
 * Reads the `retryOptions` that the app's function was registered with.
 *
 * @returns undefined when the function has none
 * @throws HostConfigurationError naming the function and the fault
 */
export function retryPolicyOf(definition: {
  name: string;
  retryOptions?: Record<string, unknown>;
}): RetryPolicy | undefined {
  const options = definition.retryOptions;
  if (options === undefined) return undefined;
  const fail = (fault: string) => new HostConfigurationError(`function '${definition.name}': retry policy: ${fault}`);
  const interval = (name: string): number => {
    const seconds = secondsOf(options[name]);
    if (seconds === undefined) throw fail(`${name} must be a duration`);
    return seconds * 1000;
  };

  const maxRetryCount = options['maxRetryCount'];
  if (typeof maxRetryCount !== 'number' || !Number.isInteger(maxRetryCount) || maxRetryCount < -1) {
    throw fail('maxRetryCount must be an integer of at least -1');
  }
  const strategy = options['retryStrategy'] ?? options['strategy'];
  switch (strategy) {
    case 'fixedDelay': {
      const delay = interval('delayInterval');
      return { maxRetryCount, delayBefore: () => delay };
    }
    case 'exponentialBackoff': {
      const minimum = interval('minimumInterval');
      const maximum = interval('maximumInterval');
      if (minimum > maximum) throw fail('minimumInterval is longer than maximumInterval');
      return {
        maxRetryCount,
        // As in WebJobs: the growing part varies by 20 % in both directions, and the first retry has none.
        delayBefore: (retry, random = Math.random) =>
          Math.min(maximum, minimum + (2 ** (retry - 1) - 1) * minimum * (0.8 + random() * 0.4)),
      };
    }
    default:
      throw fail(`strategy '${String(strategy)}' is neither 'fixedDelay' nor 'exponentialBackoff'`);
  }
}

/** Runs `attempt` until it succeeds, the policy is exhausted, or the host stops. */
export async function retrying<T>(
  policy: RetryPolicy | undefined,
  attempt: (retryContext: RetryContext | undefined) => Promise<T>,
  { signal, sleep = abortableSleep, onRetry }: RetryOptions,
): Promise<RetryOutcome<T>> {
  let context: RetryContext | undefined;
  for (let retry = 1; ; retry += 1) {
    try {
      return { kind: 'succeeded', result: await attempt(context) };
    } catch (error) {
      if (policy === undefined) return { kind: 'failed', error };
      if (policy.maxRetryCount !== -1 && retry > policy.maxRetryCount) return { kind: 'failed', error };
      if (signal.aborted) return { kind: 'stopped', error };
      const delay = policy.delayBefore(retry);
      onRetry?.(retry, delay, error);
      await sleep(delay, signal);
      if (signal.aborted) return { kind: 'stopped', error };
      context = { retryCount: retry, maxRetryCount: policy.maxRetryCount, exception: asRpcException(error) };
    }
  }
}

async function abortableSleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleepFor(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** A protobuf duration, `{ seconds }`, where a long may be a string. */
function secondsOf(duration: unknown): number | undefined {
  if (typeof duration !== 'object' || duration === null || !('seconds' in duration)) return undefined;
  const seconds = Number(duration.seconds);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.trunc(seconds) : undefined;
}

function asRpcException(error: unknown): RetryContext['exception'] {
  if (error instanceof FunctionFailure) {
    return { message: error.remoteMessage, stackTrace: error.remoteStack, source: '' };
  }
  if (error instanceof Error) return { message: error.message, stackTrace: error.stack ?? '', source: '' };
  return { message: textOfFault(error), stackTrace: '', source: '' };
}
