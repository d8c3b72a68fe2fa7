import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';

export interface HttpRequest {
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  body?: string | undefined;
  /** Ends the request, wherever it is: while it connects, waits or reads. */
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Azure's outbound connections are dropped silently after four idle minutes; a request on a dropped one hangs. */
const IDLE_MS = 30_000;
const LONGEST_ANSWER = 1024 * 1024;

/**
 * Sends requests to one provider over kept connections, of which there are never more than `mostConnections`. Node's own
 * client, because a `fetch` takes three times its CPU and limits neither connections nor answers.
 */
export class ProviderHttp {
  readonly #url: URL;
  readonly #client: typeof http | typeof https;
  readonly #agent: http.Agent;

  constructor({ url, mostConnections }: { url: string; mostConnections: number }) {
    this.#url = new URL(url);
    this.#client = this.#url.protocol === 'https:' ? https : http;
    this.#agent = new this.#client.Agent({ keepAlive: true, maxSockets: mostConnections, timeout: IDLE_MS });
  }

  /** @throws the signal's reason; an error with the system's code, such as ECONNRESET, if there is no complete answer */
  send({ method, path, headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
    const { hostname, port } = this.#url;
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { agent: this.#agent, hostname, port, method, path, headers: { ...headers, ...length }, signal };
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => reject(signal.aborted ? signal.reason : error);
      const request = this.#client.request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > LONGEST_ANSWER) response.destroy(new Error('the answer is too long'));
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
        response.once('error', fail);
      });
      request.once('error', fail).end(body);
    });
  }
}
