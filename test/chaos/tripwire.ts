import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

export interface Passing {
  /** What passes: `POST /dbs/…/docs`, say. */
  label: string;
  /** Before the other side has seen the request, or after it has answered and before the answer is handed on. */
  when: 'before' | 'after';
}

/** Of the methods that change nothing; a query is a POST that says so. */
const isRead = ({ method, headers }: IncomingMessage) =>
  method === 'GET' || 'x-ms-documentdb-isquery' in headers || 'x-ms-cosmos-is-query-plan-request' in headers;

/**
 * A proxy before a provider or a store. Everything that passes is shown to `watch`, which may end the process that
 * waits for the answer, at that very point.
 */
export async function tripwire(target: string, watch: (passing: Passing) => void) {
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, new URL(target), watch));
  const port = await listen(server, 0, 'tripwire');
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, target: URL, watch: (passing: Passing) => void) {
  const { method = 'GET', url = '/', headers } = incoming;
  const label = `${method} ${url.split('?')[0]}`;
  const isFeed = 'a-im' in headers;
  const reads = isRead(incoming);
  // An empty poll of the change feed is no point in anybody's saga.
  if (!isFeed) watch({ label, when: 'before' });
  const { hostname, port } = target;
  const onward = forward({ hostname, port, method, path: url, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      // A read leaves nothing behind: who dies after its answer dies as before it. What the feed tells is written on.
      if (answer.statusCode !== 304 && (isFeed || !reads)) watch({ label, when: 'after' });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(chunks));
    });
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('error', () => undefined);
  incoming.pipe(onward);
}
