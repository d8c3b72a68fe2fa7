import type { IncomingMessage, ServerResponse } from 'node:http';

/** Kestrel's, which can't be set: for so long the rest of a body is read that nobody asked for, to keep the connection. */
const DRAIN_MS = 5_000;

/** A client that goes on sending after its answer keeps its connection for a while only. */
export function drainAfterAnswer(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.socket.destroy(), DRAIN_MS).unref();
    request.once('close', () => clearTimeout(timer));
    request.unpipe().resume();
  });
}
