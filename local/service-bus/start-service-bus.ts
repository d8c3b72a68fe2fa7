import { startAmqpServer } from './amqp/amqp-server.ts';
import { Broker } from './broker/broker.ts';
import { countsOf, type EntityCounts } from './broker/entity.ts';
import { readEntitiesFile } from './entities-file.ts';
import { startManagementServer } from './management-server.ts';
import { refusals } from './service-bus-error.ts';
import { Store } from './store.ts';

export interface ServiceBusOptions {
  /** Path of a file in the official emulator's Config.json format, comments allowed. */
  entities: string;
  /** Path of the state file, or `:memory:`. */
  stateFile: string;
  /** Of AMQP; 0, the default, takes a free one. */
  port?: number;
  /** Of a small HTTP server with `GET /health` and `GET /entities`; 0 takes a free one, without it there is none. */
  managementPort?: number;
  /** Refuse what the official emulator would refuse in the file, such as a time to live of three seconds; true by default. */
  strict?: boolean;
}

export interface ServiceBus {
  port: number;
  /** For the official clients. */
  connectionString: string;
  managementUrl: string | undefined;
  /**
   * @param entityPath `queue`, `topic` or `topic/Subscriptions/name`
   * @throws ServiceBusError for a path that does not exist
   */
  counts(entityPath: string): EntityCounts;
  close(): Promise<void>;
}

/** Like that of the official emulator this is no secret: the server is on the loopback interface only. */
const KEY = { name: 'RootManageSharedAccessKey', key: 'local' };

/**
 * Starts the embedded Service Bus: AMQP 1.0 over TCP on the loopback interface, its state in one SQLite file.
 *
 * @throws EntitiesFileError | StateFileError | PortInUseError
 */
export async function startServiceBus(options: ServiceBusOptions): Promise<ServiceBus> {
  const declared = readEntitiesFile(options.entities, options.strict ?? true);
  const broker = new Broker(declared, new Store(options.stateFile));
  const stops: (() => Promise<void> | void)[] = [() => broker.close()];
  const stop = async () => {
    for (const next of stops.splice(0).reverse()) await next();
  };
  try {
    const amqp = await startAmqpServer(broker, KEY, options.port ?? 0);
    stops.push(amqp.close);
    let managementUrl: string | undefined;
    if (options.managementPort !== undefined) {
      const management = await startManagementServer(broker, options.managementPort);
      stops.push(management.close);
      managementUrl = management.url;
    }
    return { port: amqp.port, connectionString: connectionString(amqp.port), managementUrl, counts, close: stop };
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

/** `UseDevelopmentEmulator` makes the official clients speak plain TCP, on the port that the endpoint names. */
function connectionString(port: number): string {
  return `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=${KEY.name};SharedAccessKey=${KEY.key};UseDevelopmentEmulator=true;`;
}
