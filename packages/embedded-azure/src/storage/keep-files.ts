import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { keepRunning } from '../keep-running.ts';
import { type FilesOptions, startFiles } from './start-files.ts';

export interface KeptFiles {
  /** The endpoint of the blob service; it stays the same. */
  readonly url: string;
  /** The process id of the current Azurite. */
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * Runs the account of files in its own process. If it is killed, it is started again on the same port.
 *
 * @throws the error of its first start
 */
export async function keepFiles(options: FilesOptions, say: (line: string) => void): Promise<KeptFiles> {
  let { port = 0 } = options;
  const kept = await keepRunning({
    name: 'Azurite for files',
    async start() {
      const { close, ...files } = await startFiles({ ...options, port });
      port = files.port;
      return { ...files, stop: close };
    },
    say,
    isHopeless: (error) => error instanceof PortInUseError || error instanceof StateFileError,
  });
  return {
    url: kept.current.url,
    get pid() {
      return kept.current.pid;
    },
    close: () => kept.stop(),
  };
}
