import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { Latency } from '../latency.ts';
import { closeServer, LOOPBACK, listen } from '../listen.ts';
import { containFaults } from './contain-faults.ts';
import { delayRequests } from './delay-requests.ts';
import { readBody } from './read-body.ts';
import type { Answer, Reply } from './reply.ts';
import type { Route, SimulatorRequest } from './route.ts';
import { buildRouter } from './router.ts';
import { sendReply } from './send-reply.ts';

/** A simulator's wording for answers that belong to no route. */
export interface ErrorWording {
  /** `allowed` lists the methods that the path supports; empty for an unknown path. */
  unrouted(method: string, path: string, allowed: readonly string[]): Reply;
  tooLarge(limit: number): Reply;
  /** The answer when a handler throws. */
  failed(error: unknown): Reply;
}

export interface ServeOptions {
  /** The server's name in the error for a port that is in use. */
  readonly name: string;
  /** 0 chooses a free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly wording: ErrorWording;
  /** Certificate and key in PEM, for a server that only uses TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Answers a request that no route may see, before its body is read; undefined lets it pass. */
  readonly refuse?: (request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) => Reply | undefined;
  /** Headers of every answer, which those of a reply replace. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes requests wait before they are read. */
  readonly latency?: Latency | undefined;
}

export interface Serving {
  readonly port: number;
  readonly url: string;
  /** Drops the connections, ends pauses and hangs, and resolves when no handler runs any more. */
  close(): Promise<void>;
}

const BODY_LIMIT = 1024 * 1024;

/** Longer than any client keeps an idle connection, so that a request never meets a server that is closing it. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Serves a table of routes as JSON over HTTP/1.1 with keep-alive, on the loopback interface.
 *
 * @throws PortInUseError
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { name, port, routes, wording, tls } = options;
  const match = buildRouter(routes);
  const closing = new AbortController();
  const running = new Set<Promise<void>>();

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<Answer> => {
    const url = incoming.url ?? '/';
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    const method = incoming.method ?? 'GET';
    const refused = options.refuse?.(incoming);
    if (refused !== undefined) {
      incoming.resume();
      return refused;
    }
    const body = await readBody(incoming, BODY_LIMIT);
    if (body === undefined) return wording.tooLarge(BODY_LIMIT);
    const found = match(method, path);
    if (found.handle === undefined) return wording.unrouted(method, path, found.allowed);
    const request: SimulatorRequest = {
      method,
      path,
      parameters: found.parameters,
      query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
      headers: incoming.headers,
      body: body.toString('utf8'),
      gone: () => hasGone(outgoing),
      pause: (ms) => pause(ms, closing.signal),
    };
    return found.handle(request);
  };

  const handle = containFaults(name, (incoming, outgoing) => {
    const run = answer(incoming, outgoing)
      .catch((error: unknown) => wording.failed(error))
      .then((reply) => sendReply(outgoing, reply, { headers: options.headers ?? {}, closing: closing.signal }));
    running.add(run);
    return run.finally(() => running.delete(run));
  });
  const take = options.latency ? delayRequests(options.latency, handle) : handle;
  const server = tls ? createSecureServer({ cert: tls.cert, key: tls.key }, take) : createServer(take);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const bound = await listen(server, port, name);

  return {
    port: bound,
    url: `${tls ? 'https' : 'http'}://${LOOPBACK}:${bound}`,
    async close() {
      closing.abort();
      await closeServer(server);
      await Promise.allSettled(running);
    },
  };
}

function hasGone(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.closed) resolve();
    else outgoing.once('close', () => resolve());
  });
}

function pause(ms: number, closing: AbortSignal): Promise<boolean> {
  return wait(ms, true, { signal: closing }).catch(() => false);
}
