import { createServer } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { expect, test } from 'vitest';
import { waitUntilReady } from './wait-until-ready.ts';

const notReady = { error: { code: 'not_ready', details: [{ path: 'key-vault', message: 'is not reachable' }] } };
const never = new AbortController().signal;

/** An app that is ready from its n-th answer. */
async function whileReadyFrom<T>(nth: number, ask: (api: string) => Promise<T>): Promise<T> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    if (asked >= nth) response.end('{}');
    else response.writeHead(503).end(JSON.stringify(notReady));
  });
  const port = await listen(server, 0, 'this test');
  try {
    return await ask(`http://127.0.0.1:${port}`);
  } finally {
    await closeServer(server);
  }
}

test('it waits until the app is ready', async () => {
  expect(await whileReadyFrom(3, (api) => waitUntilReady(api, never))).toEqual([]);
});

test('after the time limit it names what is not ready', async () => {
  const missing = await whileReadyFrom(Infinity, (api) => waitUntilReady(api, never, 0));
  expect(missing).toEqual(['key-vault is not reachable']);
});
