/** Tokens that may be saved up, and that a process starts with. */
export const SAVED_RETRIES = 5;

/**
 * Limits the retries of all calls to a share of the calls. In an outage every call fails, and without a budget the
 * retries would double the load of a provider that can't even serve the calls.
 */
export class RetryBudget {
  readonly #perCall: number;
  #tokens: number;

  /** @param percent how many retries 100 calls pay for; 0 means none at all */
  constructor(percent: number) {
    this.#perCall = percent / 100;
    this.#tokens = percent === 0 ? 0 : SAVED_RETRIES;
  }

  countCall(): void {
    this.#tokens = Math.min(SAVED_RETRIES, this.#tokens + this.#perCall);
  }

  /** @returns whether a retry may be made, which is then paid for */
  take(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
