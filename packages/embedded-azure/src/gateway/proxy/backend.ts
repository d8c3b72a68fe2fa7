import { Agent, type ClientRequest, type IncomingMessage, request as sendRequest } from 'node:http';
import type { Exchange, GatewayResponse, Headers } from '../exchange.ts';
import { GatewayFault } from '../gateway-fault.ts';
import { withoutConnectionOptions } from './connection-options.ts';
import { withoutHopByHop } from './hop-by-hop.ts';

const SOURCE = 'forward-request';

/** The server behind the gateway, with kept-alive connections. */
export class Backend {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #url: () => string;
  #target = { url: '', hostname: '', port: '', base: '', host: '', origin: '' };

  constructor(url: string | (() => string)) {
    this.#url = typeof url === 'string' ? () => url : url;
  }

  close(): void {
    this.#agent.destroy();
  }

  /**
   * Forwards the request and resolves with the head of the answer; the body follows.
   *
   * @param timeoutMs until the head arrives
   * @throws GatewayFault BackendConnectionFailure, Timeout, ClientConnectionFailure
   */
  forward(exchange: Exchange, timeoutMs: number): Promise<GatewayResponse> {
    const { request, gone } = exchange;
    const { hostname, port, base, host, origin } = this.#locate();
    const path = base + request.path + request.search;
    const backend: Exchange['backend'] = { url: origin + path, status: undefined };
    exchange.backend = backend;
    const headers = headersFor(request.headers, request.ipAddress, host);
    const { buffered } = request.body;
    if (request.body.present) {
      if (buffered !== undefined) headers['content-length'] = String(buffered.length);
      // Without this, Node would write a GET's body without a length, and the app would read it as the next request.
      else if (headers['content-length'] === undefined) headers['transfer-encoding'] = 'chunked';
    }
    return new Promise((resolve, reject) => {
      const outgoing = sendRequest({
        agent: this.#agent,
        hostname,
        port,
        method: request.method,
        path,
        headers,
      });
      const leave = () => outgoing.destroy(failure('ClientConnectionFailure', 499, 'the caller has gone'));
      const timer = setTimeout(
        () => outgoing.destroy(failure('Timeout', 504, `no answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
      gone.addEventListener('abort', leave);
      outgoing.on('close', () => gone.removeEventListener('abort', leave));
      outgoing.on('response', (incoming) => {
        clearTimeout(timer);
        backend.status = incoming.statusCode;
        resolve(toResponse(incoming));
      });
      outgoing.on('error', (error) => {
        clearTimeout(timer);
        reject(error instanceof GatewayFault ? error : failure('BackendConnectionFailure', 502, error.message, error));
      });
      if (gone.aborted) leave();
      else send(outgoing, exchange);
    });
  }

  #locate() {
    const url = this.#url();
    if (url !== this.#target.url) {
      const { hostname, port, pathname, host, origin } = new URL(url);
      this.#target = { url, hostname, port, base: pathname.replace(/\/$/, ''), host, origin };
    }
    return this.#target;
  }
}

function headersFor(given: Headers, ipAddress: string, host: string): Headers {
  const headers = withoutHopByHop(given);
  const before = given['x-forwarded-for'];
  headers['x-forwarded-for'] = before === undefined ? ipAddress : `${before}, ${ipAddress}`;
  headers['x-forwarded-host'] = given['host'];
  headers['x-forwarded-proto'] = 'http';
  headers['host'] = host;
  if (headers['x-forwarded-host'] === undefined) delete headers['x-forwarded-host'];
  return headers;
}

function send(outgoing: ClientRequest, { request: { body } }: Exchange): void {
  if (body.buffered !== undefined) outgoing.end(body.buffered);
  else if (body.present) {
    // The app may answer before the body begins.
    outgoing.flushHeaders();
    body.stream.pipe(outgoing);
  } else outgoing.end();
}

function toResponse(incoming: IncomingMessage): GatewayResponse {
  const headers = withoutHopByHop(withoutConnectionOptions(incoming.headers));
  return { status: incoming.statusCode ?? 502, headers, body: incoming };
}

function failure(reason: string, status: number, message: string, cause?: unknown): GatewayFault {
  return new GatewayFault({ source: SOURCE, reason, status, message, cause });
}
