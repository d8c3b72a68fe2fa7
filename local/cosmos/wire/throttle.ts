import { CosmosError, REQUEST_RATE_LARGE } from './cosmos-error.ts';

/** Answers the next few data requests as a container does whose throughput is used up. */
export class Throttle {
  #left = 0;
  #retryAfterMs = 0;

  next(count: number, retryAfterMs: number): void {
    this.#left = count;
    this.#retryAfterMs = retryAfterMs;
  }

  /** @throws CosmosError 429 */
  pass(): void {
    if (this.#left === 0) return;
    this.#left -= 1;
    const message =
      'Request rate is large. More Request Units may be needed, so no changes were made. Please retry this request later.';
    throw new CosmosError(429, 'TooManyRequests', message, {
      substatus: REQUEST_RATE_LARGE,
      headers: { 'x-ms-retry-after-ms': String(this.#retryAfterMs) },
    });
  }
}
