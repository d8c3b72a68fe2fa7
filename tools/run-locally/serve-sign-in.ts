import { createServer } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

export interface SignIn {
  url: string;
  close(): Promise<void>;
}

/**
 * Gives a token of a seeded partner to the documentation of the local stack, and to no page of another origin. It is
 * not part of the app, and Azure has nothing like it.
 *
 * @param port 0 chooses a free one
 * @param origins the origins of the documentation
 * @throws PortInUseError
 */
export async function serveSignIn(
  port: number,
  origins: () => readonly string[],
  tokenFor: () => Promise<string>,
): Promise<SignIn> {
  let host = '';
  const server = createServer(
    containFaults('the sign-in of the documentation', (request, response) => {
      const { origin = '' } = request.headers;
      // Check the host as well, so that no other name leads here (DNS rebinding).
      const isOurs = origins().includes(origin) && request.headers.host === host;
      request.resume();
      if (request.method !== 'POST' || !isOurs) return response.writeHead(403).end();
      const headers = { 'access-control-allow-origin': origin, 'cache-control': 'no-store', vary: 'origin' };
      return tokenFor().then(
        (token) => response.writeHead(200, { ...headers, 'content-type': 'text/plain' }).end(token),
        () => response.writeHead(503, headers).end(),
      );
    }),
  );
  host = `127.0.0.1:${await listen(server, port, 'the sign-in of the documentation')}`;
  return { url: `http://${host}/`, close: () => closeServer(server) };
}
