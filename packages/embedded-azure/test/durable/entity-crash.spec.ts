import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CrashingHost, NEVER, numbers } from './crashing-host.ts';
import { waitFor } from './wait-for.ts';

const KILLS = 6;
const ids = Array.from({ length: 12 }, (_, n) => `o-${n}`);

/** The total of all seeds. */
let kills = 0;

afterAll(() => {
  expect(kills).toBeGreaterThanOrEqual(8);
});

test.concurrent.for([1, 2])(
  'after repeated kills, the effect of each batch of an entity exists exactly once (seed %i)',
  async (seed, { expect, onTestFinished }) => {
    const directory = mkdtempSync(join(tmpdir(), 'durable-entities-'));
    const host = new CrashingHost(directory, ids);
    onTestFinished(async () => {
      await host.kill();
      rmSync(directory, { recursive: true });
    });
    const random = numbers(seed);
    for (let run = 0; run < KILLS; run++) {
      await host.start(2 + (random.next().value % 30), random.next().value % 2 ? 'before' : 'after');
      await host.startAll('countThree', 'counted');
      await host.completed();
      if (host.wasKilled) kills++;
      await host.kill();
    }
    await host.start(NEVER, 'after');
    await host.startAll('countThree', 'counted');
    const ended = await host.completed();
    // In the critical section every orchestration reads another number: nothing ran between its read and its write.
    expect(ended?.map(({ output }) => output).toSorted((a, b) => Number(a) - Number(b))).toEqual(ids.map((_, n) => n));
    expect(await host.stateOf('counter', 'x')).toBe(12);
    expect(await host.stateOf('counter', 'counted')).toBe(36);
    await waitFor('the last signal', async () => (await host.stateOf('counter', 'audit')) === 36);
  },
);
