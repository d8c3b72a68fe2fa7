import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { drainAfterAnswer } from '@partner-orders/loopback-server/http/drain-request';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { answerEmpty } from './http-call.ts';
import { requestPath } from './request-path.ts';

export interface HttpRequest {
  request: IncomingMessage;
  response: ServerResponse;
  /** The path of `target` as routes see it: decoded, without dot segments. */
  path: string;
  /** Path and query as the client sent them. */
  target: string;
  /** The authority that the client addressed. */
  host: string;
}

/** The host's only port. It is bound before the app loads, and answers 503 until the app is ready. */
export class HttpFrontend {
  readonly port: number;
  readonly #server: Server;
  #serve: (request: HttpRequest) => void = ({ response }) => answerEmpty(response, 503);

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    const receive = containFaults('the Functions host', (request, response) => this.#receive(request, response));
    server.on('request', receive);
  }

  /**
   * @param port 0 chooses a free one
   * @throws PortInUseError
   */
  static async listen(port: number): Promise<HttpFrontend> {
    const server = createServer({
      // Kestrel's limits, and no time limit for uploads.
      maxHeaderSize: 32_768,
      headersTimeout: 30_000,
      requestTimeout: 0,
      keepAliveTimeout: 130_000,
    });
    return new HttpFrontend(server, await listen(server, port, 'the Functions host'));
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  serve(handler: (request: HttpRequest) => void): void {
    this.#serve = handler;
  }

  /** Stops listening and drops the connections that are still open. */
  close(): Promise<void> {
    return closeServer(this.#server);
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    drainAfterAnswer(request, response);
    const target = originForm(request.url ?? '/');
    const host = request.headers.host || `localhost:${this.port}`;
    if (target === undefined || !isAuthority(host)) {
      answerEmpty(response, 400);
      return;
    }
    const question = target.indexOf('?');
    const path = requestPath(question < 0 ? target : target.slice(0, question));
    if (path === undefined) answerEmpty(response, 400);
    else this.#serve({ request, response, path, target, host });
  }
}

/**
 * A proxy's request line has the whole URL; only its path and query count. For Kestrel, # and the backslash are
 * ordinary characters. The app gets them encoded, because in a URL they would change the path.
 */
function originForm(target: string): string | undefined {
  if (target.startsWith('/')) return target.replace(/[#\\]/g, encodeURIComponent);
  const url = URL.parse(target);
  return url ? url.pathname + url.search : undefined;
}

function isAuthority(host: string): boolean {
  return /^[\w.~-]+(:\d{1,5})?$|^\[[0-9a-fA-F:.]+\](:\d{1,5})?$/.test(host);
}
