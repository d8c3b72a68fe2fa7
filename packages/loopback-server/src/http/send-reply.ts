import type { ServerResponse } from 'node:http';
import { type Answer, DROPPED, type Reply, UNANSWERED } from './reply.ts';

interface Context {
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>;
  /** Aborted when the server closes. */
  closing: AbortSignal;
}

/** Sends an answer, and resolves when it is sent. A failure of events ends their stream. */
export async function sendReply(outgoing: ServerResponse, reply: Answer, context: Context): Promise<void> {
  if (reply === UNANSWERED || outgoing.destroyed) return;
  if (reply === DROPPED) {
    outgoing.destroy();
    return;
  }
  if (reply.events !== undefined) return sendEvents(outgoing, reply, context);
  const content = contentOf(reply);
  const described =
    content === undefined ? {} : { 'content-type': content.type, 'content-length': content.bytes.byteLength };
  outgoing.writeHead(reply.status, { ...context.headers, ...described, ...reply.headers }).end(content?.bytes);
}

function contentOf({ body, html, file }: Reply): { type: string; bytes: Uint8Array } | undefined {
  if (file !== undefined) return file;
  if (html !== undefined) return { type: 'text/html; charset=utf-8', bytes: Buffer.from(html) };
  if (body === undefined) return undefined;
  return { type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(body)) };
}

/** A comment that keeps a silent stream open, as the standard recommends. */
const KEEP_ALIVE = ':\n\n';
const KEEP_ALIVE_MS = 15_000;

async function sendEvents(outgoing: ServerResponse, reply: Reply, { headers, closing }: Context): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing]);
  const stream = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };
  outgoing.writeHead(reply.status, { ...headers, ...stream, ...reply.headers });
  outgoing.write(KEEP_ALIVE);
  const keepingAlive = setInterval(() => outgoing.write(KEEP_ALIVE), KEEP_ALIVE_MS);
  try {
    for await (const event of reply.events?.(signal) ?? []) {
      if (signal.aborted) break;
      const isTaken = outgoing.write(`data: ${JSON.stringify(event)}\n\n`);
      if (!isTaken) await drained(outgoing, signal);
    }
  } catch (error) {
    if (!signal.aborted) {
      const message = error instanceof Error ? error.message : String(error);
      outgoing.write(`event: fault\ndata: ${JSON.stringify({ message })}\n\n`);
    }
  } finally {
    clearInterval(keepingAlive);
    outgoing.end();
  }
}

function drained(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
