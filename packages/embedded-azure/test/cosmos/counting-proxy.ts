import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';

/** A proxy in front of an account that records the headers of each request and response, as they are on the wire. */
export class CountingProxy {
  readonly endpoint: string;
  /** Since this was last emptied. */
  seen: { request: IncomingHttpHeaders; answer: IncomingHttpHeaders }[] = [];
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.endpoint = `http://${LOOPBACK}:${port}/`;
  }

  static async before(endpoint: string): Promise<CountingProxy> {
    const { hostname, port } = new URL(endpoint);
    const server = createServer((incoming, response) => {
      const { method, url, headers } = incoming;
      const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
        proxy.seen.push({ request: headers, answer: answer.headers });
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
