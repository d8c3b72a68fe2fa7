import { TokenRefused, type TokenSource } from './access-tokens.ts';
import { NoAnswer } from './api-problem.ts';
import { Deadline } from './deadline.ts';
import { pauseFor } from './pause-for.ts';
import { chooseDelay, type RetryOptions } from './retry.ts';

export interface SendOptions {
  readonly getToken: TokenSource;
  readonly retry: Required<RetryOptions>;
  /** How long one attempt may take until the answer's head is there, and then until its body is, in ms. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** Methods that have the same effect when they are carried out twice (RFC 9110, section 9.2.2), as far as this API goes. */
const repeatable = new Set(['GET', 'HEAD']);

/** A `fetch` that adds the token, bounds each attempt, and sends again what may be sent again. */
export function createSender({ getToken, retry, timeoutMs, fetch }: SendOptions) {
  return async function send(request: Request): Promise<Response> {
    const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
    // A cancellation has the same effect twice, without a key; so has the start of an import.
    const isRepeatable =
      repeatable.has(request.method) ||
      idempotencyKey !== undefined ||
      /\/(cancel|start)$/.test(new URL(request.url).pathname);
    const body = request.body === null ? undefined : await request.arrayBuffer();
    let refresh = false;
    let refreshed = false;
    for (let attempt = 1; ; attempt += 1) {
      let token: string | undefined;
      let response: Response | undefined;
      let cause: unknown;
      const deadline = new Deadline(timeoutMs, `no answer within ${timeoutMs} ms`, request.signal);
      const { signal } = deadline;
      try {
        token = await getToken({ refresh, signal });
        refresh = false;
        const headers = new Headers(request.headers);
        headers.set('authorization', `Bearer ${token}`);
        const answer = await fetch(request.url, {
          method: request.method,
          headers,
          ...(body === undefined ? {} : { body }),
          redirect: 'error',
          signal,
        });
        deadline.restart();
        response = await readWhole(answer, deadline);
      } catch (error) {
        request.signal.throwIfAborted();
        if (error instanceof TokenRefused && !isPassing(error)) throw error;
        cause = deadline.isOver ? signal.reason : causeOf(error);
      } finally {
        deadline.end();
      }
      if (response?.status === 401 && !refreshed) {
        // A token can be revoked before it ends: once per request, a new one is tried.
        refresh = refreshed = true;
        continue;
      }
      if (response?.ok || response?.status === 304) return response;
      // Without a token nothing was sent to the API.
      const delay = chooseDelay(retry, attempt, isRepeatable || token === undefined, response);
      if (delay === undefined) {
        if (response !== undefined) return response;
        if (cause instanceof TokenRefused) throw cause;
        throw new NoAnswer(cause, idempotencyKey, token === undefined ? 'identity_provider' : 'api');
      }
      await pauseFor(delay, request.signal);
    }
  };
}

/**
 * The answer with its whole body, so that one that is cut off counts as no answer. A stream is passed on as it is. An error
 * is known by its status, also without its body.
 */
async function readWhole(answer: Response, deadline: Deadline): Promise<Response> {
  const { status, statusText, headers, ok } = answer;
  if (answer.body === null || (ok && headers.get('content-type')?.startsWith('text/event-stream'))) return answer;
  const body = await new Response(deadline.guard(answer.body)).arrayBuffer().catch((error: unknown) => {
    if (ok || (deadline.signal.aborted && !deadline.isOver)) throw error;
    return new ArrayBuffer(0);
  });
  return new Response(body, { status, statusText, headers });
}

const isPassing = ({ status }: TokenRefused): boolean => status === 429 || status >= 500;

/** `fetch` reports "fetch failed" and hides why in the cause. */
function causeOf(error: unknown): unknown {
  return error instanceof TypeError && error.cause !== undefined ? error.cause : error;
}
