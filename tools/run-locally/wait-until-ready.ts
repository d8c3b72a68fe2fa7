import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const LIMIT_MS = 10_000;
const POLL_MS = 100;
const NotReady = z.object({
  error: z.object({ details: z.array(z.object({ path: z.string(), message: z.string() })) }),
});

/**
 * Asks the app whether it can take orders, because a listening host is not enough.
 *
 * @returns what is missing when the time is over; empty when the app is ready
 */
export async function waitUntilReady(api: string, signal: AbortSignal, limitMs = LIMIT_MS): Promise<string[]> {
  const end = performance.now() + limitMs;
  for (;;) {
    const missing = await whatIsMissing(api, signal);
    if (missing.length === 0 || performance.now() >= end) return missing;
    await sleep(POLL_MS, undefined, { signal });
  }
}

async function whatIsMissing(api: string, signal: AbortSignal): Promise<string[]> {
  try {
    const response = await fetch(new URL('/readyz', api), { signal });
    if (response.ok) return [];
    const answer = NotReady.safeParse(await response.json());
    if (!answer.success) return [`/readyz answers ${response.status}`];
    return answer.data.error.details.map(({ path, message }) => `${path} ${message}`);
  } catch (error) {
    signal.throwIfAborted();
    return [`/readyz can't be read (${error instanceof Error ? error.message : String(error)})`];
  }
}
