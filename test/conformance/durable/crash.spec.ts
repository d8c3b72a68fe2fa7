import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { waitFor } from './wait-for.ts';

const ORCHESTRATIONS = 50;
const KILLS = 6;
const NEVER = 0;
const ids = Array.from({ length: ORCHESTRATIONS }, (_, n) => `o-${n}`);
const Completed = z.array(z.object({ instanceId: z.string(), output: z.unknown() }));

/** Of all seeds together. */
let kills = 0;

afterAll(() => {
  expect(kills).toBeGreaterThanOrEqual(20);
});

/** A host in its own process, and what it told us before it was killed. */
class CrashingHost {
  readonly #directory: string;
  readonly acknowledged = new Set<string>();
  #child: ChildProcess | undefined;
  #url = '';

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @param commit at which it kills itself */
  async start(commit: number, moment: 'before' | 'after'): Promise<void> {
    const script = join(import.meta.dirname, 'fixtures/crash-host.ts');
    const child = spawn(process.execPath, [script, this.#directory, String(commit), moment], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'durable-crash-compile-cache') },
    });
    this.#child = child;
    const [url] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    this.#url = String(url).trim();
  }

  get wasKilled(): boolean {
    return this.#child?.signalCode === 'SIGKILL';
  }

  /** Starts what has not been acknowledged yet, a few at a time; what is already there answers 409. */
  async startAll(input: string): Promise<void> {
    const missing = ids.filter((id) => !this.acknowledged.has(id)).values();
    const startSome = async () => {
      for (const id of missing) {
        const { status } = await this.#call('POST', `orchestrators/appendFive/${id}`, JSON.stringify(input));
        if (status === 202 || status === 409) this.acknowledged.add(id);
      }
    };
    await Promise.allSettled(Array.from({ length: 5 }, startSome));
  }

  /** Acknowledged instances that the host says it does not know. */
  async lost(): Promise<string[]> {
    const answers = await Promise.allSettled(
      [...this.acknowledged].map(async (id) => ({ id, status: (await this.#call('GET', `instances/${id}`)).status })),
    );
    return answers.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value.status === 404 ? [answer.value.id] : [],
    );
  }

  /** The completed ones, as soon as all are; undefined if the host is killed before. */
  completed(): Promise<z.infer<typeof Completed> | undefined> {
    return waitFor(
      'the end of all',
      async () => {
        if (this.wasKilled) return { ended: undefined };
        const response = await this.#call('GET', 'instances?runtimeStatus=Completed&top=100').catch(() => undefined);
        const ended = response && Completed.parse(await response.json());
        return ended?.length === ORCHESTRATIONS && { ended };
      },
      20_000,
    ).then(({ ended }) => ended);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.signalCode) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  #call(method: string, path: string, body?: string): Promise<Response> {
    return fetch(`${this.#url}/${path}`, { method, ...(body && { body }) });
  }
}

/** Park and Miller's generator, so that a failure can be had again. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

test.concurrent.for([1, 2, 3, 4])(
  'killed again and again, nothing acknowledged is lost and every orchestration completes (seed %i)',
  async (seed, { expect, onTestFinished }) => {
    const directory = mkdtempSync(join(tmpdir(), 'durable-crash-'));
    const host = new CrashingHost(directory);
    onTestFinished(async () => {
      await host.kill();
      rmSync(directory, { recursive: true });
    });
    const log = join(directory, 'ran');
    const random = numbers(seed);
    for (let run = 0; run < KILLS; run++) {
      // Undisturbed it takes some thirty commits; six of these lead through most of them.
      const commit = 1 + (random.next().value % 8);
      await host.start(commit, random.next().value % 2 ? 'before' : 'after');
      expect(await host.lost()).toEqual([]);
      await host.startAll(log);
      await host.completed();
      if (host.wasKilled) kills++;
      await host.kill();
    }
    await host.start(NEVER, 'after');
    expect(await host.lost()).toEqual([]);
    await host.startAll(log);
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
