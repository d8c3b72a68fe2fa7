import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { keepRunning } from '../keep-running.ts';
import { type StorageOptions, startStorage } from './start-storage.ts';

export interface KeptStorage {
  /** The value for `AzureWebJobsStorage`; it stays the same. */
  readonly connectionString: string;
  /** The process id of the current Azurite. */
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * Runs Azurite in its own process. If it is killed, it is started again on the same ports.
 *
 * @throws the error of its first start
 */
export async function keepStorage(options: StorageOptions, say: (line: string) => void): Promise<KeptStorage> {
  let where = options;
  const kept = await keepRunning({
    name: 'Azurite',
    async start() {
      const { close, ...storage } = await startStorage(where);
      const { blobPort, queuePort, tablePort } = storage;
      where = { ...options, blobPort, queuePort, tablePort };
      return { ...storage, stop: close };
    },
    say,
    isHopeless: (error) => error instanceof PortInUseError || error instanceof StateFileError,
  });
  return {
    connectionString: kept.current.connectionString,
    get pid() {
      return kept.current.pid;
    },
    close: () => kept.stop(),
  };
}
