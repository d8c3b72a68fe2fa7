import type { ServerResponse } from 'node:http';

/** The limits for concurrent requests; Infinity for no limit. */
export interface HttpLimits {
  /** Running and waiting requests. Any more are refused. */
  maxOutstandingRequests: number;
  /** Running requests. The others wait. */
  maxConcurrentRequests: number;
}

interface Waiting {
  response: ServerResponse;
  begin(): void;
}

/** Queues requests as the HttpRequestQueue of azure-functions-host does: in their order, across all functions. */
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
   * Calls `begin` now or when the request's turn comes, unless its client has left by then. A request runs until its
   * response is closed.
   *
   * @returns false, without ever calling `begin`, if there are already too many
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
