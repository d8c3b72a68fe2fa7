import { setTimeout as pause } from 'node:timers/promises';
import { TokenRefused, type TokenSource } from './access-tokens.ts';
import { NoAnswer } from './api-problem.ts';
import { chooseDelay, type RetryOptions } from './retry.ts';

export interface SendOptions {
  readonly getToken: TokenSource;
  readonly retry: Required<RetryOptions>;
  /** How long one attempt may take until the answer's head is there, in ms. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** Methods that have the same effect when they are carried out twice (RFC 9110, section 9.2.2), as far as this API goes. */
const repeatable = new Set(['GET', 'HEAD']);

/** A `fetch` that adds the token, bounds each attempt, and sends again what may be sent again. */
export function createSender({ getToken, retry, timeoutMs, fetch }: SendOptions) {
  return async function send(request: Request): Promise<Response> {
    const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
    // A cancellation has the same effect twice, without a key.
    const isRepeatable =
      repeatable.has(request.method) || idempotencyKey !== undefined || /\/cancel$/.test(new URL(request.url).pathname);
    const body = request.body === null ? undefined : await request.arrayBuffer();
    let refresh = false;
    let refreshed = false;
    for (let attempt = 1; ; attempt += 1) {
      let token: string | undefined;
      let response: Response | undefined;
      let cause: unknown;
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
      const signal = AbortSignal.any([request.signal, deadline.signal]);
      try {
        token = await getToken({ refresh, signal });
        refresh = false;
        const headers = new Headers(request.headers);
        headers.set('authorization', `Bearer ${token}`);
        response = await fetch(request.url, {
          method: request.method,
          headers,
          ...(body === undefined ? {} : { body }),
          redirect: 'error',
          signal,
        });
      } catch (error) {
        request.signal.throwIfAborted();
        if (error instanceof TokenRefused && !isPassing(error)) throw error;
        cause = deadline.signal.aborted ? deadline.signal.reason : causeOf(error);
      } finally {
        clearTimeout(timer);
      }
      if (response?.status === 401 && !refreshed) {
        // A token can be revoked before it ends: once per request, a new one is tried.
        refresh = refreshed = true;
        await response.body?.cancel();
        continue;
      }
      if (response?.ok || response?.status === 304) return response;
      // Without a token nothing was sent to the API.
      const delay = chooseDelay(retry, attempt, isRepeatable || token === undefined, response);
      if (delay === undefined) {
        if (response !== undefined) return response;
        if (cause instanceof TokenRefused) throw cause;
        throw new NoAnswer(cause, idempotencyKey);
      }
      await response?.body?.cancel();
      await pause(delay, undefined, { signal: request.signal });
    }
  };
}

const isPassing = ({ status }: TokenRefused): boolean => status === 429 || status >= 500;

/** `fetch` reports "fetch failed" and hides why in the cause. */
function causeOf(error: unknown): unknown {
  return error instanceof TypeError && error.cause !== undefined ? error.cause : error;
}
