import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

export interface Passing {
  /** The request, for example `POST /dbs/…/docs`. */
  label: string;
  /** Before the other side has seen the request, or after it has answered and before the answer is passed on. */
  when: 'before' | 'after';
  /** Whether it changes nothing. What the change feed returns counts as a change: somebody made it. */
  reads: boolean;
}

/** Methods that change nothing. A query is a POST with a header that says so. */
const isRead = ({ method, headers }: IncomingMessage) =>
  method === 'GET' || 'x-ms-documentdb-isquery' in headers || 'x-ms-cosmos-is-query-plan-request' in headers;

/**
 * A proxy in front of a provider or a store. `watch` sees everything that passes, and may kill the process that
 * waits for the answer at exactly that point. Nothing passes before it resolves.
 */
export async function tripwire(target: string, watch: (passing: Passing) => unknown) {
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, new URL(target), watch));
  const port = await listen(server, 0, 'tripwire');
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: URL,
  watch: (passing: Passing) => unknown,
) {
  const { method = 'GET', url = '/', headers } = incoming;
  const label = `${method} ${url.split('?')[0]}`;
  const isFeed = 'a-im' in headers;
  const reads = isRead(incoming);
  // An empty poll of the change feed is not part of any saga.
  if (!isFeed) await watch({ label, when: 'before', reads });
  const { hostname, port } = target;
  const onward = forward({ hostname, port, method, path: url, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', async () => {
      // A read changes nothing: a kill after its answer is the same as before it. What the feed returns is written later.
      if (answer.statusCode !== 304 && (isFeed || !reads)) await watch({ label, when: 'after', reads: false });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(chunks));
    });
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('error', () => undefined);
  incoming.pipe(onward);
}
