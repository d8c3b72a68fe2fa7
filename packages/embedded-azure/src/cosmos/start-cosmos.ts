import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { delayRequests } from '@partner-orders/loopback-server/http/delay-requests';
import { Latency } from '@partner-orders/loopback-server/latency';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import type { TlsListening } from '../tls/tls-listening.ts';
import { Admission, type EntraAccess } from './access/admission.ts';
import { Store } from './store/store.ts';
import { serve } from './wire/serve.ts';
import { Throttle } from './wire/throttle.ts';

/** The well-known key of Microsoft's Cosmos DB emulator: documented, the same on every machine, no secret. */
export const EMULATOR_KEY = [
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPM',
  'bIZnqyMsEcaGQy67XIw/Jw==',
].join('');

const PURGE_INTERVAL_MS = 1000;
const CONNECTIONS = { keepAliveTimeout: 65_000 };

export interface CosmosOptions {
  /** A SQLite file, or `:memory:`. */
  stateFile: string;
  /** 0, the default, chooses a free one. */
  port?: number;
  /** The master key in base64; `EMULATOR_KEY` by default. */
  key?: string;
  /** The physical ranges of each new container; 1 by default. */
  partitions?: number;
  /**
   * Effective partition keys at which the ranges of containers with a hierarchical key begin, besides the lowest. They
   * must be the same at every start. By default ranges are even, and items with the same first level of the key share
   * one range.
   */
  rangeStarts?: readonly string[];
  /** The account's consistency; `Session` by default, as in Azure. */
  consistency?: 'Strong' | 'Session';
  /** Whether requests beyond the throughput (RU/s) of a container or its database get 429; false by default. */
  enforceThroughput?: boolean;
  /** Listens with TLS too, because clients send tokens of Microsoft Entra only over TLS. */
  tls?: TlsListening;
  /** Accepts tokens of Microsoft Entra. By default they are refused (401 / 5002). */
  entra?: EntraAccess;
  /** Makes requests wait before they are read. */
  latency?: Latency;
}

export interface Cosmos {
  port: number;
  endpoint: string;
  key: string;
  connectionString: string;
  /** Undefined without TLS. */
  tlsEndpoint: string | undefined;
  close(): Promise<void>;
  /** Answers the next `next` data requests with 429 and `x-ms-retry-after-ms`. */
  throttle(next: number, retryAfterMs: number): void;
  /** How many requests will still be answered so. */
  readonly throttled: number;
}

/**
 * Starts an embedded Cosmos DB on the loopback interface. Everything that it has acknowledged survives `kill -9`.
 *
 * @throws StateFileError, PortInUseError
 */
export async function startCosmos(options: CosmosOptions): Promise<Cosmos> {
  const {
    stateFile,
    key = EMULATOR_KEY,
    partitions = 1,
    consistency = 'Session',
    tls,
    latency = new Latency(),
  } = options;
  const store = new Store(stateFile, options.rangeStarts);
  const throttle = new Throttle(store.catalog, options.enforceThroughput ?? false);
  const endpoints: string[] = [];
  const admission = new Admission(createSecretKey(key, 'base64'), options.entra, () => endpoints.flatMap(namesOf));
  const requests = delayRequests(latency, serve({ store, throttle, consistency, partitions }, admission));
  const plain = createServer(CONNECTIONS, requests);
  const encrypted = tls && createTlsServer({ ...CONNECTIONS, cert: tls.cert, key: tls.key }, requests);
  const stop = async () => {
    await Promise.all([plain, encrypted].map((server) => server?.listening && closeServer(server)));
    store.close();
  };
  let port: number;
  let tlsPort: number | undefined;
  try {
    port = await listen(plain, options.port ?? 0, 'the embedded Cosmos DB');
    tlsPort = encrypted && (await listen(encrypted, tls?.port ?? 0, 'the embedded Cosmos DB'));
  } catch (error) {
    await stop();
    throw error;
  }
  // A failure doesn't matter: reads skip expired items, and the next attempt comes in a second.
  const purging = setInterval(() => void store.purgeExpired().catch(() => undefined), PURGE_INTERVAL_MS).unref();
  const endpoint = `http://${LOOPBACK}:${port}/`;
  const tlsEndpoint = tlsPort === undefined ? undefined : `https://${LOOPBACK}:${tlsPort}/`;
  if (tlsEndpoint !== undefined) endpoints.push(tlsEndpoint);
  return {
    port,
    endpoint,
    key,
    connectionString: `AccountEndpoint=${endpoint};AccountKey=${key};`,
    tlsEndpoint,
    throttle: (next, retryAfterMs) => throttle.next(next, retryAfterMs),
    get throttled() {
      return throttle.left;
    },
    async close() {
      clearInterval(purging);
      await stop();
    },
  };
}

/** The audiences of tokens for one endpoint: clients use its full URL, or only its host. */
function namesOf(endpoint: string): string[] {
  const { origin, hostname, port } = new URL(endpoint);
  return [origin, `https://${hostname}`, `https://localhost:${port}`, 'https://localhost'];
}
