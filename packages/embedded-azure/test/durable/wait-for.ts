import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is an answer. @throws when there is none within the limit (milliseconds) */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  bound = 5000,
): Promise<T> {
  const until = Date.now() + bound;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`${what}: not within ${bound} ms`);
    await sleep(5);
  }
}
