import type { ServerResponse } from 'node:http';
import type { GatewayResponse } from '../exchange.ts';

/** Sends an answer; the body of a backend's flows as it comes. */
export function sendResponse(outgoing: ServerResponse, { status, reason, headers, body }: GatewayResponse): void {
  if (Buffer.isBuffer(body)) {
    outgoing.writeHead(status, reason, { ...headers }).end(body);
    return;
  }
  // Either side may have gone while the policies were at work.
  if (outgoing.destroyed || body.destroyed) {
    body.destroy();
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { ...headers });
  // A stream of events may have nothing to say for long: its head must not wait for that.
  if (headers['content-length'] === undefined) outgoing.flushHeaders();
  // Half an answer must not look whole.
  body.on('error', () => outgoing.destroy());
  body.pipe(outgoing);
}
