import type { RetryOptions } from './orchestrator-output.ts';

/** The extension's own default: the longest that Azure Storage delays. */
const DEFAULT_MAX_INTERVAL = 6 * 24 * 3_600_000;

/**
 * How long DurableTask.Core's RetryInterceptor waits after a failed attempt.
 *
 * @param attempts how many there have been
 * @param elapsed milliseconds since the first attempt began
 * @returns milliseconds, or undefined when the retries have timed out
 */
export function retryDelay(options: RetryOptions, attempts: number, elapsed: number): number | undefined {
  const { retryTimeoutInMilliseconds: timeout } = options;
  if (timeout !== undefined && elapsed >= timeout) return undefined;
  const grown = options.firstRetryIntervalInMilliseconds * (options.backoffCoefficient ?? 1) ** (attempts - 1);
  return Math.min(grown, options.maxRetryIntervalInMilliseconds ?? DEFAULT_MAX_INTERVAL);
}
