import { Server } from 'node:http';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';

/**
 * `inline` passes requests to the library's server as events; `loopback` proxies to it over a socket, as Azure does.
 */
export type Streaming = 'inline' | 'loopback';

/**
 * With `enableHttpStream` the library opens its own http server on all interfaces, and expects the host to proxy to it.
 * While `work` runs, `inline` prevents that server from listening (requests are emitted into it, which saves two thirds
 * of the cost), and `loopback` makes it listen only on the loopback interface.
 *
 * @returns the result of `work` and, for inline, the server; it is missing if the library did not open one
 */
export async function captureStreamServer<T>(
  streaming: Streaming,
  work: () => Promise<T>,
): Promise<{ result: T; server: Server | undefined }> {
  const listen = Server.prototype.listen;
  let server: Server | undefined;
  Server.prototype.listen = function (this: Server, ...parameters: unknown[]) {
    const listening = parameters.find((parameter) => typeof parameter === 'function');
    if (streaming === 'loopback') return Reflect.apply(listen, this, [0, LOOPBACK, listening]);
    server = this;
    // The library reads the port for its HttpUri, which nobody will call.
    this.address = () => ({ port: 1, address: LOOPBACK, family: 'IPv4' });
    queueMicrotask(() => listening?.call(this));
    return this;
  };
  try {
    return { result: await work(), server };
  } finally {
    Server.prototype.listen = listen;
  }
}
