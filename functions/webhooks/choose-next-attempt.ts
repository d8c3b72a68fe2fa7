const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one follows. The documentation for partners has the same. */
export const attemptDelaysMs = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** The share by which a delay may be longer, so that what failed together doesn't come back together. */
const JITTER = 0.1;

/**
 * When the next attempt is made; undefined if the last one has failed.
 *
 * @param tried how many attempts were made
 * @param options retryAfterMs: how long the endpoint asked us to wait
 */
export function chooseNextAttempt(
  tried: number,
  now: Date,
  { retryAfterMs = 0, random = Math.random }: { retryAfterMs?: number | undefined; random?: () => number } = {},
): Date | undefined {
  const delayMs = attemptDelaysMs[tried - 1];
  if (delayMs === undefined) return undefined;
  return new Date(now.getTime() + Math.max(delayMs * (1 + random() * JITTER), retryAfterMs));
}
