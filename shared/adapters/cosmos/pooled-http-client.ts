import { createHttpHeaders, type HttpClient, RestError } from '@azure/core-rest-pipeline';
import { HttpConnections } from '../http-connections.ts';

/** Azure drops outbound connections silently after four idle minutes. */
const IDLE_MS = 120_000;
/** The SDK ends a request that takes longer, with its connecting. */
const CONNECT_MS = 10_000;

/** Sends the requests of Azure's SDKs, whose bodies and answers are texts. */
export function createPooledHttpClient(): HttpClient {
  const connections = new HttpConnections({ idleMs: IDLE_MS, connectMs: CONNECT_MS });
  return {
    async sendRequest(request) {
      const { url, method, body, abortSignal } = request;
      if (typeof body !== 'string' && body != null) throw new TypeError('a body that is no text');
      const pathAt = url.indexOf('/', url.indexOf('//') + 2);
      const place = pathAt < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, pathAt), path: url.slice(pathAt) };
      try {
        const { status, headers, text } = await connections.send({
          ...place,
          method,
          headers: request.headers.toJSON(),
          body: body ?? undefined,
          // The SDK makes it with an AbortController.
          signal: abortSignal as AbortSignal | undefined,
        });
        return { request, status, headers: createHttpHeaders(headers as Record<string, string>), bodyAsText: text };
      } catch (error) {
        if (abortSignal?.aborted || !(error instanceof Error)) throw error;
        const { code = RestError.REQUEST_SEND_ERROR } = error as { code?: string };
        throw new RestError(error.message, { code, request });
      }
    },
  };
}
