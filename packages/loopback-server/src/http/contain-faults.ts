import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Returns at once, or a promise of its end. */
export type RequestHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/**
 * Makes a listener of a handler, so that no request can end the process: what the handler throws, at once or later, is
 * reported and answered with 500. An answer that has begun is cut, so that it does not look complete.
 *
 * @param name the server's, for the report
 */
export function containFaults(name: string, handle: RequestHandler): RequestListener {
  return (incoming, outgoing) => {
    const fail = (error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${name}: ${incoming.method} ${incoming.url} failed: ${reason}\n`);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { 'content-length': 0 }).end();
    };
    try {
      const running = handle(incoming, outgoing);
      if (running instanceof Promise) running.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
}
