import type { Latency } from '@partner-orders/loopback-server/latency';
import type { TlsListening } from '../tls/tls-listening.ts';
import { type EntraAccess, TokenGate } from './access/token-gate.ts';
import { Administration } from './administration/administration.ts';
import { serveAdministration } from './administration/serve-administration.ts';
import { startAmqpServer } from './amqp/amqp-server.ts';
import { startTlsServer } from './amqp/tls-server.ts';
import { Broker } from './broker/broker.ts';
import { countsOf, type EntityCounts } from './broker/entity.ts';
import { declareEntities } from './declare-entities.ts';
import { readEntitiesFile } from './entities-file.ts';
import type { NamespaceShape } from './entities-file-shape.ts';
import { startManagementServer } from './management-server.ts';
import { Namespace } from './namespace.ts';
import { refusals } from './service-bus-error.ts';
import { Store } from './store.ts';

export interface ServiceBusOptions {
  /** The path of a file in the official emulator's Config.json format; comments are allowed. */
  entities: string;
  /** Path of the state file, or `:memory:`. */
  stateFile: string;
  /** The port of AMQP; 0, the default, chooses a free one. */
  port?: number;
  /**
   * The port of a small HTTP server with `GET /health` and `GET /entities`; 0 chooses a free one, without it there is
   * none.
   */
  managementPort?: number;
  /**
   * Whether to refuse what the official emulator would refuse in the file, such as a time to live of three seconds;
   * true by default.
   */
  strict?: boolean;
  /** How long messages are locked, overriding the file: a deployment may use less than the official emulator allows. */
  lockDurationMs?: number;
  /** Also listens with TLS, on one port for AMQP and for the management of entities over HTTP. */
  tls?: TlsListening;
  /** Accepts tokens of Microsoft Entra. By default they are refused. */
  entra?: EntraAccess;
  /** Makes what clients send wait before it is read. */
  latency?: Latency;
}

export interface EncryptedEndpoint {
  port: number;
  /** For the official clients, including the one for administration. */
  connectionString: string;
}

export interface ServiceBus {
  port: number;
  /** For the official clients. */
  connectionString: string;
  /** Undefined without TLS. */
  tls: EncryptedEndpoint | undefined;
  managementUrl: string | undefined;
  /**
   * @param entityPath `queue`, `topic` or `topic/Subscriptions/name`
   * @throws ServiceBusError for a path that does not exist
   */
  counts(entityPath: string): EntityCounts;
  close(): Promise<void>;
}

/** Like the official emulator's, it is not secret, because only this machine can reach the server. */
const KEY = { name: 'RootManageSharedAccessKey', key: 'local' };
/** The key in every connection string of the official emulator. */
const KEY_OF_THE_EMULATOR = { ...KEY, key: 'SAS_KEY_VALUE' };

/**
 * Starts the embedded Service Bus: AMQP 1.0 over TCP on the loopback interface, its state in one SQLite file.
 *
 * @throws EntitiesFileError | StateFileError | PortInUseError
 */
export async function startServiceBus(options: ServiceBusOptions): Promise<ServiceBus> {
  const isStrict = options.strict ?? true;
  const declared = lockedFor(options.lockDurationMs, readEntitiesFile(options.entities, isStrict));
  const store = new Store(options.stateFile);
  const { namespace, broker } = openNamespace(declared, store);
  const administration = new Administration(namespace, broker, isStrict);
  const gate = new TokenGate([KEY, KEY_OF_THE_EMULATOR], options.entra);
  const stops: (() => Promise<void> | void)[] = [() => broker.close()];
  const stop = async () => {
    for (const next of stops.splice(0).reverse()) await next();
  };
  try {
    const amqp = await startAmqpServer(broker, gate, { port: options.port ?? 0, latency: options.latency });
    stops.push(amqp.close);
    const tls =
      options.tls && (await startTlsServer(options.tls, amqp.accept, serveAdministration(administration, gate)));
    if (tls !== undefined) stops.push(tls.close);
    let managementUrl: string | undefined;
    if (options.managementPort !== undefined) {
      const management = await startManagementServer(namespace, broker, options.managementPort);
      stops.push(management.close);
      managementUrl = management.url;
    }
    return {
      port: amqp.port,
      // Makes the official clients use plain TCP, on the port of the endpoint.
      connectionString: `${connectionString(amqp.port)}UseDevelopmentEmulator=true;`,
      tls: tls && { port: tls.port, connectionString: connectionString(tls.port) },
      managementUrl,
      counts,
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }

  function counts(entityPath: string): EntityCounts {
    const entity = broker.find(entityPath);
    if (entity === undefined) throw refusals.entityNotFound(entityPath);
    return countsOf(entity);
  }
}

/** Closes the state file if its content doesn't fit the declared entities. */
function openNamespace(declared: NamespaceShape, store: Store): { namespace: Namespace; broker: Broker } {
  try {
    const namespace = new Namespace(declared, store);
    return { namespace, broker: new Broker(declareEntities(namespace.shape), store) };
  } catch (error) {
    store.close();
    throw error;
  }
}

function connectionString(port: number): string {
  return `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=${KEY.name};SharedAccessKey=${KEY.key};`;
}

function lockedFor(lockDurationMs: number | undefined, namespace: NamespaceShape): NamespaceShape {
  if (lockDurationMs === undefined) return namespace;
  const locked = <E extends { Properties: object }>(entity: E): E => ({
    ...entity,
    Properties: { ...entity.Properties, LockDuration: lockDurationMs },
  });
  return {
    ...namespace,
    Queues: namespace.Queues.map(locked),
    Topics: namespace.Topics.map((topic) => ({ ...topic, Subscriptions: topic.Subscriptions.map(locked) })),
  };
}
