import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { containFaults } from '@partner-orders/loopback-server/http/contain-faults';
import { readBody } from '@partner-orders/loopback-server/http/read-body';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { Faults } from './ingestion/faults.ts';
import { startIngestion } from './ingestion/start-ingestion.ts';
import type { TableRow } from './ingestion/table-row.ts';
import { answerQuery } from './queries/answer-query.ts';
import { TelemetryStore } from './store/telemetry-store.ts';

/** Of a body: only faults have one. */
const MOST_BYTES = 64 * 1024;

export interface MonitorOptions {
  /** Where telemetry is kept. */
  stateFile: string;
  /** Of the queries; 0 chooses a free one. */
  port: number;
  /** Where exporters send; 0 chooses a free one. */
  ingestionPort: number;
  /** PEM; exporters send over TLS only. */
  certificate: { cert: string; key: string };
  /** How many items are kept; the oldest are deleted. */
  mostItems?: number;
  /** Names in Properties by which traces are found quickly. */
  searchKeys?: readonly string[];
}

export interface Monitor {
  /** The URL of the queries. */
  url: string;
  /** The value of APPLICATIONINSIGHTS_CONNECTION_STRING. */
  connectionString: string;
  /** Writes a row that needs no ingestion, because Azure's own services write it. */
  write(row: TableRow): void;
  close(): Promise<void>;
}

/**
 * Acts as Azure Monitor: accepts telemetry like Application Insights, and answers queries.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startMonitor(options: MonitorOptions): Promise<Monitor> {
  const { stateFile, port, ingestionPort, certificate, mostItems = 200_000, searchKeys = [] } = options;
  const store = new TelemetryStore(stateFile, mostItems, searchKeys);
  const faults = new Faults();
  const instrumentationKey = store.instrumentationKey();
  const server = createServer(
    containFaults('the monitor', (request, response) =>
      answer(request, response, store, faults).catch((error: unknown) => fail(response, error)),
    ),
  );
  const starting = startIngestion({ port: ingestionPort, certificate, instrumentationKey, store, faults });
  const [ingestion, listening] = await Promise.allSettled([starting, listen(server, port, 'the monitor')]);
  if (ingestion.status === 'rejected' || listening.status === 'rejected') {
    if (ingestion.status === 'fulfilled') await ingestion.value.close();
    if (listening.status === 'fulfilled') await closeServer(server);
    store.close();
    throw [ingestion, listening].find((part) => part.status === 'rejected')?.reason;
  }
  const endpoint = ingestion.value.url;
  return {
    url: `http://${LOOPBACK}:${listening.value}`,
    connectionString: `InstrumentationKey=${instrumentationKey};IngestionEndpoint=${endpoint}/;LiveEndpoint=${endpoint}/`,
    write: (row) => store.add([row]),
    async close() {
      await Promise.all([ingestion.value.close(), closeServer(server)]);
      store.close();
    },
  };
}

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

async function answer(request: IncomingMessage, response: ServerResponse, store: TelemetryStore, faults: Faults) {
  const body = await readBody(request, MOST_BYTES);
  const { pathname: path, searchParams: parameters } = new URL(request.url ?? '/', 'http://monitor');
  const query = { method: request.method ?? 'GET', path, parameters, body: body?.toString('utf8') ?? '' };
  const tooLarge = { status: 413, json: { error: `a body has at most ${MOST_BYTES} bytes` } };
  const reply = body === undefined ? tooLarge : answerQuery(query, store, faults);
  response.writeHead(reply.status, headers);
  response.end(JSON.stringify(reply.json));
}

function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: message }));
}
