import { expect, test, vi } from 'vitest';
import { keepRunning, type Program } from './keep-running.ts';

/** A program that ends when the test says how. */
function program() {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  return { ended, end, stop: async () => end('asked to') } satisfies Program & { end(how: string): void };
}

/** The starts have the given outcomes, one after the other. Waiting moves only the test's own clock. */
function stage(outcomes: (Error | ReturnType<typeof program>)[]) {
  const lines: string[] = [];
  const starts: number[] = [];
  let now = 0;
  const { promise: never } = Promise.withResolvers<void>();
  return {
    lines,
    starts,
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
    keep: (isHopeless?: (error: unknown) => boolean) =>
      keepRunning({
        name: 'The host',
        say: (line) => lines.push(line),
        async start(signal) {
          starts.push(now);
          const outcome = outcomes.shift();
          if (outcome === undefined) {
            signal.addEventListener('abort', () => lines.push('(the start is given up)'));
            await Promise.race([never, new Promise((_, reject) => signal.addEventListener('abort', reject))]);
          }
          if (outcome === undefined || outcome instanceof Error) throw outcome;
          return outcome;
        },
        ...(isHopeless && { isHopeless }),
        clock: {
          now: () => now,
          async sleep(ms) {
            now += ms;
          },
        },
      }),
  };
}

test('a process that ends is restarted, and a failed start is retried with growing delays, each reported in a line', async () => {
  const first = program();
  const second = program();
  const faults = Array.from({ length: 9 }, () => new Error('the port is taken'));
  const { keep, lines, starts } = stage([first, ...faults, second]);
  const kept = await keep();
  first.end('SIGKILL');
  await vi.waitFor(() => expect(kept.current).toBe(second));
  const gaps = starts.slice(1).map((at, n) => at - (starts[n] ?? 0));
  expect(gaps).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(lines.slice(0, 3)).toEqual([
    'The host ended (SIGKILL); starting it again.',
    'The host did not start (the port is taken); starting it again in 0.5 s.',
    'The host did not start (the port is taken); starting it again in 1 s.',
  ]);
  await kept.stop();
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('The host is back.');
});

test('a process that ran well is restarted at once, after any number of failures before', async () => {
  const [first, second, third] = [program(), program(), program()];
  const { keep, starts, pass, now } = stage([first, new Error('not yet'), second, third]);
  const kept = await keep();
  first.end('code 1');
  await vi.waitFor(() => expect(kept.current).toBe(second));
  pass(60_000);
  const before = now();
  second.end('SIGKILL');
  await vi.waitFor(() => expect(kept.current).toBe(third));
  expect(starts.at(-1)).toBe(before);
  await kept.stop();
});

test('a first start that a retry can’t fix is thrown, and a later one is retried', async () => {
  const hopeless = () => true;
  const { keep } = stage([new Error('host.json is no JSON')]);
  await expect(keep(hopeless)).rejects.toThrow('host.json is no JSON');

  const first = program();
  const second = program();
  const later = stage([first, new Error('host.json is no JSON'), second]);
  const kept = await later.keep(hopeless);
  first.end('code 1');
  await vi.waitFor(() => expect(kept.current).toBe(second));
  await kept.stop();
});

test('a stop cancels a start in progress', async () => {
  const first = program();
  const { keep, lines, starts } = stage([first]);
  const kept = await keep();
  first.end('SIGKILL');
  await vi.waitFor(() => expect(starts).toHaveLength(2));
  await kept.stop();
  expect(lines).toEqual(['The host ended (SIGKILL); starting it again.', '(the start is given up)']);
});
