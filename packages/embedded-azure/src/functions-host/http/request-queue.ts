import type { ServerResponse } from 'node:http';

/** How many requests at once; Infinity where there is no limit. */
export interface HttpLimits {
  /** Those that run and those that wait; one more is refused. */
  maxOutstandingRequests: number;
  /** Those that run; the others wait. */
  maxConcurrentRequests: number;
}

interface Waiting {
  response: ServerResponse;
  begin(): void;
}

/** Holds requests back as the HttpRequestQueue of azure-functions-host does: in their order, across all functions. */
export class RequestQueue {
  readonly #limits: HttpLimits;
  readonly #isLimited: boolean;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(limits: HttpLimits) {
    this.#limits = limits;
    this.#isLimited = Math.min(limits.maxOutstandingRequests, limits.maxConcurrentRequests) < Infinity;
  }

  /**
   * Calls `begin` now or when it is the request's turn, unless its client has left by then. A request runs until its
   * response is closed.
   *
   * @returns false, without calling `begin` ever, when there are too many already
   */
  post(response: ServerResponse, begin: () => void): boolean {
    if (!this.#isLimited) {
      begin();
      return true;
    }
    if (this.#running + this.#waiting.length >= this.#limits.maxOutstandingRequests) return false;
    this.#waiting.push({ response, begin });
    this.#next();
    return true;
  }

  #next(): void {
    while (this.#running < this.#limits.maxConcurrentRequests) {
      const next = this.#waiting.shift();
      if (!next) return;
      if (next.response.destroyed) continue;
      this.#running += 1;
      next.response.once('close', () => {
        this.#running -= 1;
        this.#next();
      });
      next.begin();
    }
  }
}
