import { createSecretKey } from 'node:crypto';
import { closeServer, LOOPBACK, listen } from '../loopback/listen.ts';
import { Store } from './store/store.ts';
import { serve } from './wire/serve.ts';
import { Throttle } from './wire/throttle.ts';

/** The well-known key of Microsoft's Cosmos DB emulator: documented, the same on every machine, no secret. */
export const EMULATOR_KEY = [
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPM',
  'bIZnqyMsEcaGQy67XIw/Jw==',
].join('');

const PURGE_INTERVAL_MS = 1000;

export interface CosmosOptions {
  /** A SQLite file, or `:memory:`. */
  stateFile: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** The master key in base64; `EMULATOR_KEY` unless told. */
  key?: string;
  /** Physical ranges of a container that is made from now on; 1 unless told. */
  partitions?: number;
  /** What the account says of itself; `Session`, Azure's default, unless told. */
  consistency?: 'Strong' | 'Session';
  /** Whether more than a container's or its database's throughput (RU/s) is refused with 429; false unless told. */
  enforceThroughput?: boolean;
}

export interface Cosmos {
  port: number;
  endpoint: string;
  key: string;
  connectionString: string;
  close(): Promise<void>;
  /** Answers the next `next` data requests with 429 and `x-ms-retry-after-ms`. */
  throttle(next: number, retryAfterMs: number): void;
}

/**
 * Starts an embedded Cosmos DB on the loopback interface. What it has acknowledged survives `kill -9`.
 *
 * @throws StateFileError, PortInUseError
 */
export async function startCosmos(options: CosmosOptions): Promise<Cosmos> {
  const { stateFile, port = 0, key = EMULATOR_KEY, partitions = 1, consistency = 'Session' } = options;
  const { enforceThroughput = false } = options;
  const store = new Store(stateFile);
  const throttle = new Throttle(store.catalog, enforceThroughput);
  const server = serve({ store, throttle, consistency, partitions }, createSecretKey(key, 'base64'));
  let boundPort: number;
  try {
    boundPort = await listen(server, port, 'the embedded Cosmos DB');
  } catch (error) {
    store.close();
    throw error;
  }
  // Whether it succeeds matters little: reads pass over what has expired, and it is tried again in a second.
  const purging = setInterval(() => void store.purgeExpired().catch(() => undefined), PURGE_INTERVAL_MS).unref();

  const endpoint = `http://${LOOPBACK}:${boundPort}/`;
  return {
    port: boundPort,
    endpoint,
    key,
    connectionString: `AccountEndpoint=${endpoint};AccountKey=${key};`,
    throttle: (next, retryAfterMs) => throttle.next(next, retryAfterMs),
    async close() {
      clearInterval(purging);
      await closeServer(server);
      store.close();
    },
  };
}
