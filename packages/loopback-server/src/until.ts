import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats `ask` until it returns a value. The limit only stops what would never end; it doesn't measure speed. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, boundMs = 45_000): Promise<T> {
  const end = performance.now() + boundMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited ${boundMs} ms for ${what}`);
    await sleep(20);
  }
}
