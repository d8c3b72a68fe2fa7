import type { Headers } from '../exchange.ts';

interface StoredAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Answers by their keys. The oldest go when there are too many. */
export class AnswerCache {
  readonly #answers = new Map<string, StoredAnswer & { readonly until: number }>();
  readonly #now: () => number;
  readonly #capacity: number;

  constructor(now: () => number, capacity = 1_000) {
    this.#now = now;
    this.#capacity = capacity;
  }

  get(key: string): StoredAnswer | undefined {
    const found = this.#answers.get(key);
    if (found === undefined || found.until > this.#now()) return found;
    this.#answers.delete(key);
    return undefined;
  }

  /** @param duration milliseconds */
  set(key: string, answer: StoredAnswer, duration: number): void {
    this.#answers.delete(key);
    this.#answers.set(key, { ...answer, until: this.#now() + duration });
    if (this.#answers.size <= this.#capacity) return;
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined) this.#answers.delete(oldest);
  }
}
