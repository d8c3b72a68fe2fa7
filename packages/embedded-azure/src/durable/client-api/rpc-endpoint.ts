import { createServer, type Server } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import type { ClientApi } from './routes.ts';

const PATH = '/durabletask';

/**
 * The endpoint that the app's own durable client calls. It has its own port, which only this machine can reach, so it
 * needs no key (LocalHttpListener of the extension). Nothing forwards to it.
 */
export class RpcEndpoint {
  readonly #server: Server;
  #port = 0;

  constructor(api: ClientApi) {
    this.#server = createServer(
      containFaults('the Durable extension', (request, response) => {
        const url = URL.parse(request.url ?? '', this.url);
        if (url === null || !api.handle(request, response, url, PATH))
          response.writeHead(404, { 'content-length': 0 }).end();
      }),
    );
  }

  /** With a slash at the end, as the library resolves paths against it. */
  get url(): string {
    return `http://${LOOPBACK}:${this.#port}${PATH}/`;
  }

  async listen(): Promise<void> {
    this.#port = await listen(this.#server, 0, 'the Durable extension');
  }

  async close(): Promise<void> {
    if (this.#server.listening) await closeServer(this.#server);
  }
}
