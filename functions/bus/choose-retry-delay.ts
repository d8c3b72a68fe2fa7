export interface Patience {
  firstDelayMs: number;
  maxDelayMs: number;
  /** After this time a message is no longer retried. */
  giveUpMs: number;
}

/**
 * How long a message waits before its next attempt. The delay doubles each time, with jitter, so that messages that
 * failed together don't come back together.
 *
 * @param attempt the number of the failed attempt, from 1
 */
export function chooseRetryDelay(
  attempt: number,
  { firstDelayMs, maxDelayMs }: Patience,
  random = Math.random,
): number {
  const longest = Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(longest * (0.5 + random() / 2));
}
