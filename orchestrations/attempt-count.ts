/** More than are retried at one time; beyond it the oldest are forgotten. */
const MOST = 10_000;

/** How often something was tried, by its key. */
export class AttemptCount {
  readonly #attempts = new Map<string, number>();

  /** Which attempt this is, from 1. */
  count(key: string): number {
    const attempt = (this.#attempts.get(key) ?? 0) + 1;
    this.#attempts.delete(key);
    this.#attempts.set(key, attempt);
    if (this.#attempts.size > MOST) this.forget(this.#attempts.keys().next().value ?? key);
    return attempt;
  }

  forget(key: string): void {
    this.#attempts.delete(key);
  }
}
