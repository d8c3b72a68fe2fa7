import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 20;
/** In a long wait: asking more often would slow down what it waits for. */
const LONGEST_PAUSE_MS = 100;

/** Repeats `ask` until it returns a value. The limit only stops what would never end; it doesn't measure speed. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, boundMs = 120_000): Promise<T> {
  const end = performance.now() + boundMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.2, LONGEST_PAUSE_MS)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited ${boundMs} ms for ${what}`);
    await sleep(pauseMs);
  }
}
