import { AsyncLocalStorage } from 'node:async_hooks';

interface Call<V> {
  value: V;
  /** Runs in the caller's context, and so in its trace. */
  inContext: <R>(run: () => R) => R;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Runs calls with the same key together. The first runs at once; those that come while it runs, or in the pause after it,
 * are the next group. So a single call never waits for others, and the more is asked the larger the groups are.
 */
export class CallGroups<V> {
  readonly #run: (values: V[]) => Promise<void>;
  readonly #pauseMs: number;
  readonly #waiting = new Map<string, Call<V>[]>();

  /** @param run if it fails for several values, it runs again for each alone, so that none fails because of another */
  constructor(run: (values: V[]) => Promise<void>, { pauseMs = 0 } = {}) {
    this.#run = run;
    this.#pauseMs = pauseMs;
  }

  add(key: string, value: V): Promise<void> {
    return new Promise((done, failed) => {
      const call = { value, inContext: AsyncLocalStorage.snapshot(), done, failed };
      const waiting = this.#waiting.get(key);
      if (waiting !== undefined) {
        waiting.push(call);
        return;
      }
      this.#waiting.set(key, []);
      void this.#runAll(key, [call]);
    });
  }

  async #runAll(key: string, first: Call<V>[]): Promise<void> {
    for (let group = first; group.length > 0; group = this.#waiting.get(key) ?? []) {
      if (group !== first) this.#waiting.set(key, []);
      await this.#runGroup(group);
      if (this.#pauseMs > 0) await new Promise((resume) => setTimeout(resume, this.#pauseMs));
    }
    this.#waiting.delete(key);
  }

  async #runGroup(group: Call<V>[]): Promise<void> {
    const [first, ...others] = group;
    if (first === undefined) return;
    try {
      await first.inContext(() => this.#run(group.map(({ value }) => value)));
      for (const { done } of group) done();
    } catch (error) {
      if (others.length === 0) first.failed(error);
      else await Promise.all(group.map((call) => this.#runGroup([call])));
    }
  }
}
