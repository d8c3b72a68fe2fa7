import { setTimeout as wait } from 'node:timers/promises';

/**
 * Begins operations at a steady rate, whether or not earlier ones have ended. Each is told when it was due, so that a time
 * measured from then includes what this process itself was late.
 *
 * @param begin must not wait
 * @returns when the last one has begun, or the signal has aborted
 */
export async function openLoop(
  { perSecond, seconds, signal }: { perSecond: number; seconds: number; signal: AbortSignal },
  begin: (n: number, dueAt: number) => void,
): Promise<void> {
  const begun = performance.now();
  const all = Math.max(1, Math.round(perSecond * seconds));
  for (let n = 0; n < all && !signal.aborted; n += 1) {
    const dueAt = begun + (n * 1_000) / perSecond;
    const ms = dueAt - performance.now();
    if (ms > 0) await wait(ms, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) begin(n, dueAt);
  }
}
