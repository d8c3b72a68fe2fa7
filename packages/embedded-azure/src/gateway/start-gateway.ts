import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { drainAfterAnswer } from '@partner-orders/loopback-server/http/drain-request';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { answerRequest, type ReportFailure } from './answer-request.ts';
import type { Exchange } from './exchange.ts';
import { type GatewayClock, systemClock } from './gateway-clock.ts';
import { loadPolicies } from './load-policies.ts';
import { operationMatcher } from './match-operation.ts';
import { CallCounters } from './policies/call-counters.ts';
import { Backend } from './proxy/backend.ts';
import { withoutConnectionOptions } from './proxy/connection-options.ts';
import { HEAD_LIMIT } from './proxy/front-fault.ts';
import { refuseMalformed } from './proxy/refuse-malformed.ts';
import { RequestBody } from './proxy/request-body.ts';
import { readTarget } from './proxy/request-target.ts';
import { sendResponse } from './proxy/send-response.ts';
import { type RequestLog, toRequestLog } from './request-log.ts';

export interface GatewayOperation {
  readonly name: string;
  /** `GET` */
  readonly method: string;
  /** `/v1/things/{thingId}`; a final `*` matches everything that follows. */
  readonly path: string;
}

type NamedValues = Readonly<Record<string, string>>;

export interface GatewayOptions {
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** The directory with `partner-api.xml` and `fragments/`. */
  readonly policies: string;
  /** The URL of the backend; a function if it may change, for example after a restart. */
  readonly backendUrl: string | (() => string);
  /**
   * The values of `{{name}}` in the policies; a function gets the gateway's own URL, which isn't known before it
   * listens on a free port.
   */
  readonly namedValues: NamedValues | ((url: string) => NamedValues);
  readonly operations: readonly GatewayOperation[];
  /** For tests. */
  readonly clock?: GatewayClock;
  /**
   * Whether `retry` sees a failed connection as an answer with status 500. Azure's documentation doesn't say; the
   * default, false, is the less helpful behaviour.
   */
  readonly retriesFaults?: boolean;
  /** The time limit for the head of a request. */
  readonly headTimeoutMs?: number;
  /** Receives faults of the gateway itself; by default they go to stderr. */
  readonly report?: ReportFailure;
  /** Gets what the gateway writes of each request, when its answer has gone or the caller has. */
  readonly log?: (row: RequestLog) => void;
}

export interface Gateway {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that a request never meets a server that is closing it. */
const KEEP_ALIVE_MS = 120_000;

/** Node's default. */
const HEAD_TIMEOUT_MS = 60_000;

/**
 * Starts a gateway that runs API Management policies: see SUPPORT.md.
 *
 * @throws PolicyError where the files hold something that it doesn't know
 * @throws PortInUseError
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const backend = new Backend(options.backendUrl);
  const { headTimeoutMs = HEAD_TIMEOUT_MS } = options;
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: headTimeoutMs,
    connectionsCheckingInterval: headTimeoutMs / 2,
    maxHeaderSize: HEAD_LIMIT,
    // Node's own answer has no body.
    requireHostHeader: false,
  });
  const port = await listen(server, options.port ?? 0, 'the gateway');
  const url = `http://${LOOPBACK}:${port}`;
  try {
    const values = typeof options.namedValues === 'function' ? options.namedValues(url) : options.namedValues;
    const { now } = options.clock ?? systemClock;
    refuseMalformed(server, values['public-url'] ?? url, now, listener(options, values, backend, url));
  } catch (error) {
    await closeServer(server);
    throw error;
  }
  return {
    port,
    url,
    async close() {
      await closeServer(server);
      backend.close();
    },
  };
}

function listener(options: GatewayOptions, values: NamedValues, backend: Backend, gatewayUrl: string): RequestListener {
  const { clock = systemClock, report = reportToStderr, log } = options;
  const policies = loadPolicies(options.policies, values, {
    clock,
    backend,
    counters: new CallCounters(clock.now),
    retriesFaults: options.retriesFaults ?? false,
  });
  const match = operationMatcher(options.operations.map(({ name, method, path }) => ({ method, path, value: name })));
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    drainAfterAnswer(incoming, outgoing);
    const exchange = toExchange(incoming, outgoing, clock.now());
    const operation = match(exchange.request.method, exchange.request.path);
    // The caller may go before the policies know it, or long after they have answered.
    const closed = new Promise<void>((resolve) => outgoing.once('close', resolve));
    // A caller that disconnects causes an error here, which can be ignored.
    outgoing.on('error', () => undefined);
    const declared = operation !== undefined;
    const response = await answerRequest(exchange, { declared, policies }, report);
    sendResponse(outgoing, response);
    await closed;
    log?.(toRequestLog(exchange, { gatewayUrl, operation, now: clock.now() }));
  };
  return (incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      report(error);
      outgoing.destroy();
    });
  };
}

function toExchange(incoming: IncomingMessage, outgoing: ServerResponse, startedAt: number): Exchange {
  const { path, search } = readTarget(incoming.url ?? '/');
  const gone = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return {
    startedAt,
    request: {
      method: incoming.method ?? 'GET',
      path,
      search,
      ipAddress: incoming.socket.remoteAddress ?? LOOPBACK,
      headers: withoutConnectionOptions(incoming.headers),
      body: new RequestBody(incoming),
    },
    variables: new Map(),
    whenAnswered: [],
    backend: undefined,
    response: undefined,
    lastError: undefined,
    gone: gone.signal,
  };
}

function reportToStderr(error: unknown): void {
  process.stderr.write(`gateway: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
