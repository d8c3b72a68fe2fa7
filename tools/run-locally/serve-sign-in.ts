import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SignIn {
  url: string;
  close(): Promise<void>;
}

/**
 * Gives a token of a seeded partner to the documentation of the local stack, and to no page of another origin. It is not
 * part of the app: Azure has no such thing.
 *
 * @param origins where the page may be shown
 */
export async function serveSignIn(origins: () => readonly string[], tokenFor: () => Promise<string>): Promise<SignIn> {
  let host = '';
  const server = createServer((request, response) => {
    const { origin = '' } = request.headers;
    // The host as well, so that no other name leads here (DNS rebinding).
    const isOurs = origins().includes(origin) && request.headers.host === host;
    request.resume();
    if (request.method !== 'POST' || !isOurs) return response.writeHead(403).end();
    const headers = { 'access-control-allow-origin': origin, 'cache-control': 'no-store', vary: 'origin' };
    tokenFor().then(
      (token) => response.writeHead(200, { ...headers, 'content-type': 'text/plain' }).end(token),
      () => response.writeHead(503, headers).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
