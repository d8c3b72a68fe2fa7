import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { waitFor } from './wait-for.ts';

/** A commit number that is never reached, so the host is not killed. */
export const NEVER = 0;
const Completed = z.array(z.object({ instanceId: z.string(), output: z.unknown() }));

/** A host in its own process, and what it acknowledged before it was killed. */
export class CrashingHost {
  readonly #directory: string;
  readonly #ids: readonly string[];
  readonly acknowledged = new Set<string>();
  #child: ChildProcess | undefined;
  #url = '';

  /** @param ids of the instances that must complete */
  constructor(directory: string, ids: readonly string[]) {
    this.#directory = directory;
    this.#ids = ids;
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
    if (child.exitCode !== null) throw new Error(`the host ended with ${child.exitCode}`);
    this.#url = String(url).trim();
  }

  get wasKilled(): boolean {
    return this.#child?.signalCode === 'SIGKILL';
  }

  /** Starts what has not been acknowledged yet, a few at a time. An instance that already exists answers 409. */
  async startAll(functionName: string, input: string): Promise<void> {
    const missing = this.#ids.filter((id) => !this.acknowledged.has(id)).values();
    const startSome = async () => {
      for (const id of missing) {
        const { status } = await this.#call('POST', `orchestrators/${functionName}/${id}`, JSON.stringify(input));
        if (status === 202 || status === 409) this.acknowledged.add(id);
      }
    };
    await Promise.allSettled(Array.from({ length: 5 }, startSome));
  }

  /** Acknowledged instances that are unknown to the host. */
  async lost(): Promise<string[]> {
    const answers = await Promise.allSettled(
      [...this.acknowledged].map(async (id) => ({ id, status: (await this.#call('GET', `instances/${id}`)).status })),
    );
    return answers.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value.status === 404 ? [answer.value.id] : [],
    );
  }

  /** The completed ones, as soon as all are completed; undefined if the host is killed before. */
  completed(): Promise<z.infer<typeof Completed> | undefined> {
    return waitFor(
      'the end of all',
      async () => {
        if (this.wasKilled) return { ended: undefined };
        const response = await this.#call('GET', 'instances?runtimeStatus=Completed&top=100').catch(() => undefined);
        const ended = response && Completed.parse(await response.json());
        return ended?.length === this.#ids.length && { ended };
      },
      20_000,
    ).then(({ ended }) => ended);
  }

  /** The state of an entity. */
  async stateOf(name: string, key: string): Promise<unknown> {
    return (await this.#call('GET', `entities/${name}/${key}`)).json();
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

/** Park and Miller's generator, so that a failure can be repeated. */
export function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}
