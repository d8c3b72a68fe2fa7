import { LOOPBACK } from '@partner-orders/loopback-server/listen';
import type { Certificate } from '../tls/certificate.ts';
import { createBlobContainer } from './create-blob-container.ts';
import { ACCOUNT, runAzurite } from './run-azurite.ts';

export interface FilesOptions {
  /** The directory of the blobs; created if missing. */
  readonly directory: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** What it listens with: links to files are secret, so nothing is served without TLS. */
  readonly certificate: Certificate;
  /** Containers that are created if they don't exist, as the template does in Azure. */
  readonly containers: readonly string[];
}

export interface Files {
  readonly port: number;
  /** `https://127.0.0.1:<port>/<account>`: the endpoint of the blob service. */
  readonly url: string;
  /** The process id of Azurite. */
  readonly pid: number;
  /** Resolves with how Azurite ended: a signal, or `code 1`. */
  readonly ended: Promise<string>;
  /** Lets Azurite save its state and waits for its end. */
  close(): Promise<void>;
}

/**
 * Starts a storage account for files that people outside reach by links: blobs only, over TLS, with tokens of the
 * tenant and user delegation keys. See SUPPORT.md.
 *
 * @throws PortInUseError, StateFileError when another process uses the directory
 */
export async function startFiles(options: FilesOptions): Promise<Files> {
  const { directory, port = 0, certificate, containers } = options;
  const { ports, ...azurite } = await runAzurite({
    program: 'blob',
    directory,
    ports: { Blob: port },
    // The certificate's file holds the key too.
    flags: ['--oauth', 'basic', '--cert', certificate.file, '--key', certificate.file],
  });
  const url = `https://${LOOPBACK}:${ports.Blob}/${ACCOUNT}`;
  try {
    for (const container of containers) await createBlobContainer(url, container, certificate);
  } catch (error) {
    await azurite.close();
    throw error;
  }
  return { ...azurite, port: ports.Blob, url };
}
