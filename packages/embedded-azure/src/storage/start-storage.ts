import { LOOPBACK } from '@partner-orders/loopback-server/listen';
import { ACCOUNT, ACCOUNT_KEY, type AzuriteService, runAzurite } from './run-azurite.ts';

export interface StorageOptions {
  /** The directory of blobs, queues and tables; created if missing. */
  readonly directory: string;
  /** 0, the default for each, chooses a free one. */
  readonly blobPort?: number;
  readonly queuePort?: number;
  readonly tablePort?: number;
}

export interface Storage {
  readonly blobPort: number;
  readonly queuePort: number;
  readonly tablePort: number;
  /** The value for `AzureWebJobsStorage`. */
  readonly connectionString: string;
  /** The process id of Azurite. */
  readonly pid: number;
  /** Resolves with how Azurite ended: a signal, or `code 1`. */
  readonly ended: Promise<string>;
  /** Lets Azurite save its state and waits for its end. */
  close(): Promise<void>;
}

/**
 * Starts the storage of the Functions host: blobs, queues and tables, with the account's key.
 *
 * @throws PortInUseError, StateFileError when another process uses the directory
 */
export async function startStorage({
  directory,
  blobPort = 0,
  queuePort = 0,
  tablePort = 0,
}: StorageOptions): Promise<Storage> {
  const { ports, ...azurite } = await runAzurite({
    program: 'all',
    directory,
    ports: { Blob: blobPort, Queue: queuePort, Table: tablePort },
  });
  const { Blob, Queue, Table } = ports;
  return {
    ...azurite,
    blobPort: Blob,
    queuePort: Queue,
    tablePort: Table,
    connectionString: connectionStringOf(ports),
  };
}

function connectionStringOf(ports: Record<AzuriteService, number>): string {
  const endpoints = Object.entries(ports).map(
    ([service, port]) => `${service}Endpoint=http://${LOOPBACK}:${port}/${ACCOUNT};`,
  );
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${ACCOUNT_KEY};${endpoints.join('')}`;
}
