import { createServer } from 'node:net';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

/** Fourteen ports in a row that nobody listens on; between asking and using them somebody might, so far from others. */
export async function freeRowOfPorts(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const row = Array.from({ length: 14 }, (_, n) => base + n);
    const free = await Promise.all(row.map(isFree));
    if (free.every(Boolean)) return base;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await listen(server, port, 'a look');
  } catch {
    return false;
  }
  await closeServer(server);
  return true;
}
