import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer. The bound is for what never comes, not for what is slow. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, boundMs = 45_000): Promise<T> {
  const end = performance.now() + boundMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited ${boundMs} ms for ${what}`);
    await sleep(20);
  }
}
