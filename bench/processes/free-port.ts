import { createServer } from 'node:net';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

/** Finds a free loopback port, for a server that can't choose one itself. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, 'the benchmark');
  await closeServer(server);
  return port;
}
