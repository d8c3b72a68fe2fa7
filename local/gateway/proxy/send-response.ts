import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayResponse } from '../exchange.ts';

/** The most that API Management's own cache keeps of one answer: 2 MiB. */
const KEEP_LIMIT = 2 * 1024 * 1024;

/** Sends an answer; the body of a backend's flows as it comes. */
export function sendResponse(outgoing: ServerResponse, { status, reason, headers, body, keep }: GatewayResponse): void {
  if (Buffer.isBuffer(body)) {
    outgoing.writeHead(status, reason, { ...headers }).end(body);
    return;
  }
  // Either side may have gone while the policies were at work.
  if (outgoing.destroyed || body.destroyed) {
    body.destroy();
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { ...headers });
  if (keep !== undefined) keepCopy(body, keep);
  // A stream of events may have nothing to say for long: its head must not wait for that.
  if (headers['content-length'] === undefined) outgoing.flushHeaders();
  // Half an answer must not look whole.
  body.on('error', () => outgoing.destroy());
  body.pipe(outgoing);
}

function keepCopy(body: IncomingMessage, keep: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  body.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= KEEP_LIMIT) chunks.push(chunk);
  });
  body.on('end', () => {
    if (size <= KEEP_LIMIT) keep(Buffer.concat(chunks, size));
  });
}
