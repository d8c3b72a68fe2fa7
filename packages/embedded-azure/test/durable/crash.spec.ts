import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CrashingHost, NEVER, numbers } from './crashing-host.ts';

const ORCHESTRATIONS = 50;
const KILLS = 6;
const ids = Array.from({ length: ORCHESTRATIONS }, (_, n) => `o-${n}`);

/** The total of all seeds. */
let kills = 0;

afterAll(() => {
  expect(kills).toBeGreaterThanOrEqual(20);
});

test.concurrent.for([1, 2, 3, 4])(
  'after repeated kills nothing acknowledged is lost and every orchestration completes (seed %i)',
  async (seed, { expect, onTestFinished }) => {
    const directory = mkdtempSync(join(tmpdir(), 'durable-crash-'));
    const host = new CrashingHost(directory, ids);
    onTestFinished(async () => {
      await host.kill();
      rmSync(directory, { recursive: true });
    });
    const log = join(directory, 'ran');
    const random = numbers(seed);
    for (let run = 0; run < KILLS; run++) {
      // Without kills it takes about thirty commits; six of these cover most of them.
      const commit = 1 + (random.next().value % 8);
      await host.start(commit, random.next().value % 2 ? 'before' : 'after');
      expect(await host.lost()).toEqual([]);
      await host.startAll('appendFive', log);
      await host.completed();
      if (host.wasKilled) kills++;
      await host.kill();
    }
    await host.start(NEVER, 'after');
    expect(await host.lost()).toEqual([]);
    await host.startAll('appendFive', log);
    const ended = await host.completed();
    expect(ended?.map(({ output }) => output)).toEqual(ids.map(() => 15));
    const ran = readFileSync(log, 'utf8').trim().split('\n');
    const steps = (id: string) => [1, 2, 3, 4, 5].map((step) => `${id} ${step}`);
    expect(new Set(ran)).toEqual(new Set(ids.flatMap(steps)));
    for (const id of ids) {
      const firsts = steps(id).map((step) => ran.indexOf(step));
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
    }
  },
);
