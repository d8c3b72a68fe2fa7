import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, test } from 'vitest';
import { closeServer, LOOPBACK, listen } from './listen.ts';

test.each([
  ['HTTPS', () => createHttpsServer()],
  ['TLS', () => createTlsServer()],
  ['TCP', () => createServer()],
])('a server of %s is closed at once, even if a client has connected and says nothing', async (_, create) => {
  const server = create();
  const connected = once(server, 'connection');
  const client = connect(await listen(server, 0, 'a server'), LOOPBACK);
  const left = once(client, 'close');
  client.resume();
  await connected;
  await closeServer(server);
  await left;
  expect(server.listening).toBe(false);
});

test('a connection that is dropped reports the reason on our side', async () => {
  const server = createServer();
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const client = connect(await listen(server, 0, 'a server'), LOOPBACK);
  client.resume();
  const [socket] = await connected;
  const reported = once(socket, 'error');
  const reason = new Error('the server is stopping');
  await closeServer(server, reason);
  expect(await reported).toEqual([reason]);
});
