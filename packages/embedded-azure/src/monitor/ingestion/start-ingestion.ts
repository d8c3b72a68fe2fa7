import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { readBody } from '@partner-orders/loopback-server/http/read-body';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { requireDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import { type Fault, type Faults, refuseHalf } from './faults.ts';
import { takeItems } from './take-items.ts';

export interface IngestionOptions {
  /** 0 chooses a free one. */
  port: number;
  /** PEM. */
  certificate: { cert: string; key: string };
  instrumentationKey: string;
  store: TelemetryStore;
  faults: Faults;
}

const PATHS = new Set(['/v2/track', '/v2.1/track']);
/** The maximum size of a body, compressed or not. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The endpoint of the exporters: `POST /v2.1/track` over TLS, with the answers of Application Insights.
 *
 * @throws PortInUseError
 */
export async function startIngestion({ port, certificate, ...options }: IngestionOptions) {
  const closing = new AbortController();
  const server = createServer(
    certificate,
    containFaults('the monitor', (request, response) =>
      answer(request, response, options, closing.signal).catch(() => response.destroy()),
    ),
  );
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
  if (body === 'too large') return send(response, 413, { error: `a body may have ${MOST_BYTES} bytes` });
  if (body === 'torn') return send(response, 400, { error: 'the body can not be unpacked' });

  const fault = faults.next();
  if (fault?.delayMs) await wait(fault.delayMs, undefined, { signal: closing });
  if (fault?.status && fault.status !== 206) {
    return send(response, fault.status, { itemsReceived: 0, itemsAccepted: 0, errors: [] }, waiting(fault));
  }
  const taken = takeItems(body.text, instrumentationKey, refuseHalf(fault));
  try {
    store.add(taken.rows);
  } catch (error) {
    requireDiskFault(error);
    // The exporters keep the items and send them again.
    return send(response, 503, { itemsReceived: 0, itemsAccepted: 0, errors: [] });
  }
  send(response, taken.status, taken.answer, waiting(fault));
}

function waiting(fault: Fault | undefined): Record<string, string> {
  return fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

const unpack = promisify(gunzip);

/** A body that is larger than any exporter sends is read to its end and dropped. */
async function bodyOf(request: IncomingMessage): Promise<{ text: string } | 'too large' | 'torn'> {
  const packed = await readBody(request, MOST_BYTES);
  if (packed === undefined) return 'too large';
  if (request.headers['content-encoding'] !== 'gzip') return { text: packed.toString('utf8') };
  try {
    return { text: (await unpack(packed, { maxOutputLength: MOST_BYTES })).toString('utf8') };
  } catch (error) {
    return error instanceof RangeError ? 'too large' : 'torn';
  }
}
