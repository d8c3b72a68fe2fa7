import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { closeServer, LOOPBACK, listen } from '../../loopback/listen.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import { type Faults, refuseHalf } from './faults.ts';
import { takeItems } from './take-items.ts';

export interface IngestionOptions {
  /** 0 takes a free one. */
  port: number;
  /** PEM. */
  certificate: { cert: string; key: string };
  instrumentationKey: string;
  store: TelemetryStore;
  faults: Faults;
}

const PATHS = new Set(['/v2/track', '/v2.1/track']);
/** Of a body, packed or not. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Where the exporters send: `POST /v2.1/track` over TLS, as Application Insights answers it.
 *
 * @throws PortInUseError
 */
export async function startIngestion({ port, certificate, ...options }: IngestionOptions) {
  const closing = new AbortController();
  const server = createServer(certificate, (request, response) => {
    answer(request, response, options, closing.signal).catch(() => response.destroy());
  });
  const bound = await listen(server, port, 'the monitor');
  return {
    url: `https://${LOOPBACK}:${bound}`,
    async close() {
      closing.abort();
      await closeServer(server);
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { instrumentationKey, store, faults }: Omit<IngestionOptions, 'port' | 'certificate'>,
  closing: AbortSignal,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'https://monitor');
  if (request.method !== 'POST' || !PATHS.has(pathname)) return send(response, 404, { error: 'nothing is here' });
  const body = await bodyOf(request);
  if (body === undefined) return send(response, 413, { error: `a body may have ${MOST_BYTES} bytes` });

  const fault = faults.next();
  if (fault?.delayMs) await wait(fault.delayMs, undefined, { signal: closing });
  if (fault?.status && fault.status !== 206) {
    const retryAfter = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    return send(response, fault.status, { itemsReceived: 0, itemsAccepted: 0, errors: [] }, retryAfter);
  }
  const taken = takeItems(body, instrumentationKey, refuseHalf(fault));
  store.add(taken.rows);
  send(response, taken.status, taken.answer);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const unpack = promisify(gunzip);

/** @returns undefined for a body that is larger than any exporter sends; the rest of it is read and dropped */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  });
  await once(request, 'end');
  if (size > MOST_BYTES) return undefined;
  const packed = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return packed.toString('utf8');
  try {
    return (await unpack(packed, { maxOutputLength: MOST_BYTES })).toString('utf8');
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge ? undefined : '';
  }
}
