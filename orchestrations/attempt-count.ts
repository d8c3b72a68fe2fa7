/** More keys than are ever retried at the same time. Beyond it the oldest are forgotten. */
const MOST = 10_000;

/** Counts the attempts for each key. */
export class AttemptCount {
  readonly #attempts = new Map<string, number>();

  /** Returns the number of this attempt, from 1. */
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
