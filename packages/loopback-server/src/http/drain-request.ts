import type { IncomingMessage, ServerResponse } from 'node:http';

/** Like Kestrel, where it can't be set: the unread rest of a body is read for this long, to keep the connection. */
const DRAIN_MS = 5_000;

/** If a client continues to send after its answer, its connection is kept only for a while. */
export function drainAfterAnswer(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.socket.destroy(), DRAIN_MS).unref();
    request.once('close', () => clearTimeout(timer));
    request.unpipe().resume();
  });
}
