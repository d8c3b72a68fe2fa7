import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Every embedded server binds to this address, so that no other machine can reach it. */
export const LOOPBACK = '127.0.0.1';

/**
 * A thousand clients may connect at the same moment. With Node's default of 511 the kernel would reset some of them.
 */
const BACKLOG = 4_096;

/** Another process uses the port; names the server that wanted it. */
export class PortInUseError extends Error {
  override name = 'PortInUseError';
  readonly port: number;

  constructor(port: number, wantedBy: string) {
    super(`port ${port} is in use: ${wantedBy} can't listen on ${LOOPBACK}:${port}`);
    this.port = port;
  }
}

/**
 * The open connections of each server. Node's `closeAllConnections` doesn't know those whose TLS handshake is under way,
 * and a server waits for them before it is closed: up to two minutes for a client that says nothing.
 */
const connections = new WeakMap<Server, Set<Socket>>();

/**
 * Listens on the loopback interface.
 *
 * @param port 0 chooses a free one
 * @param name the server's name, for the error
 * @returns the port
 * @throws PortInUseError
 */
export function listen(server: Server, port: number, name: string): Promise<number> {
  const open = new Set<Socket>();
  connections.set(server, open);
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
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

/**
 * Stops listening and drops the open connections.
 *
 * @param reason the error that each connection's socket reports on our side; none by default
 */
export function closeServer(server: Server | HttpServer, reason?: Error): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
    for (const socket of connections.get(server) ?? []) socket.destroy(reason);
  });
}
