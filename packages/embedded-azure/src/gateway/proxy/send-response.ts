import type { ServerResponse } from 'node:http';
import type { GatewayResponse } from '../exchange.ts';

/** Sends an answer. The body of a backend is passed on as it arrives. */
export function sendResponse(outgoing: ServerResponse, { status, reason, headers, body }: GatewayResponse): void {
  if (Buffer.isBuffer(body)) {
    outgoing.writeHead(status, reason, { ...headers }).end(body);
    return;
  }
  // Either side may have disconnected while the policies ran.
  if (outgoing.destroyed || body.destroyed) {
    body.destroy();
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { ...headers });
  // A stream of events may be silent for long, so send its head at once.
  if (headers['content-length'] === undefined) outgoing.flushHeaders();
  // An incomplete answer must not look complete.
  body.on('error', () => outgoing.destroy());
  body.pipe(outgoing);
}
