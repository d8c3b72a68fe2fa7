import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** Where every embedded server binds: nothing of the embedded Azure is reachable from another machine. */
export const LOOPBACK = '127.0.0.1';

/** A thousand clients may come in one moment; Node's own 511 has the kernel reset those it has no room for. */
const BACKLOG = 4_096;

/** A port that another process holds, with the name of what wanted it. */
export class PortInUseError extends Error {
  override name = 'PortInUseError';
  readonly port: number;

  constructor(port: number, wantedBy: string) {
    super(`port ${port} is in use: ${wantedBy} can't listen on ${LOOPBACK}:${port}`);
    this.port = port;
  }
}

/**
 * Listens on the loopback interface.
 *
 * @param port 0 takes a free one
 * @param name what is listening, for the error
 * @returns the port
 * @throws PortInUseError
 */
export function listen(server: Server, port: number, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port, name) : error);
    server.once('error', refuse);
    server.listen(port, LOOPBACK, BACKLOG, () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and drops the connections that are open. */
export function closeServer(server: Server | HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
