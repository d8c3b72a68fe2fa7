import { type HttpAnswer, HttpConnections, type HttpRequest } from '../http-connections.ts';

/** Azure's outbound connections are dropped silently after four idle minutes; a request on a dropped one hangs. */
const IDLE_MS = 30_000;
const LONGEST_ANSWER = 1024 * 1024;

interface ProviderHttpOptions {
  url: string;
  mostConnections: number;
  /** The deadline of a call: connecting takes no longer. */
  timeoutMs: number;
}

/** A request that has a deadline. */
export interface ProviderRequest extends Omit<HttpRequest, 'origin' | 'signal'> {
  signal: AbortSignal;
}

/** Sends requests to one provider over kept connections, of which there are never more than `mostConnections`. */
export class ProviderHttp {
  readonly #origin: string;
  readonly #connections: HttpConnections;

  constructor({ url, mostConnections, timeoutMs }: ProviderHttpOptions) {
    this.#origin = new URL(url).origin;
    const limits = { mostConnections, connectMs: timeoutMs, idleMs: IDLE_MS, longestAnswer: LONGEST_ANSWER };
    this.#connections = new HttpConnections(limits);
  }

  /** @throws the signal's reason; an error with the system's code, such as ECONNRESET, if there is no complete answer */
  send(request: ProviderRequest): Promise<HttpAnswer> {
    return this.#connections.send({ origin: this.#origin, ...request });
  }
}
