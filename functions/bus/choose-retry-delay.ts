export interface Patience {
  firstDelayMs: number;
  maxDelayMs: number;
  /** What fails for so long is given up. */
  giveUpMs: number;
}

/**
 * How long a message waits before its next attempt: twice as long each time, and spread over half of that, so that what
 * failed together doesn't come back together.
 *
 * @param attempt that has failed, from 1
 */
export function chooseRetryDelay(
  attempt: number,
  { firstDelayMs, maxDelayMs }: Patience,
  random = Math.random,
): number {
  const longest = Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(longest * (0.5 + random() / 2));
}
