import type { Socket } from 'node:net';

/** Ends when the connection is closed, by a reset too: `once` of node:events fails for a reset, which any peer may send. */
export function untilClosed(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((done) => socket.on('error', () => undefined).once('close', () => done()));
}
