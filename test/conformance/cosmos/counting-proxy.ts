import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { closeServer, LOOPBACK, listen } from '../../../local/loopback/listen.ts';

/** Stands before an account and notes the headers of each request: what a client asks for, not what it makes of it. */
export class CountingProxy {
  readonly endpoint: string;
  /** Of the requests since this was last emptied. */
  seen: IncomingHttpHeaders[] = [];
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.endpoint = `http://${LOOPBACK}:${port}/`;
  }

  static async before(endpoint: string): Promise<CountingProxy> {
    const { hostname, port } = new URL(endpoint);
    const server = createServer((incoming, response) => {
      const { method, url, headers } = incoming;
      proxy.seen.push(headers);
      const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      incoming.pipe(onward);
    });
    const proxy = new CountingProxy(server, await listen(server, 0, 'a counting proxy'));
    return proxy;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}
