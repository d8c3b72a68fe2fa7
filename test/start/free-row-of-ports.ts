import { createServer } from 'node:net';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

/** Sixteen free ports in a row, in a range that other programs rarely use, because another program could take one meanwhile. */
export async function freeRowOfPorts(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const row = Array.from({ length: 16 }, (_, n) => base + n);
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
