import type { TokenCredential } from '@azure/identity';
import type { ContainerClient } from '@azure/storage-blob';
import type { Clock } from '../../ports/clock.ts';
import { DelegationKeys } from './delegation-keys.ts';
import { FILES_CONTAINER } from './files-container.ts';

export interface FilesConnection {
  /** The endpoint of the blob service, without a slash at the end. */
  url: string;
  /** The user-assigned identity that may use the account. Without it, the app's own identity is used. */
  managedIdentityClientId?: string | undefined;
}

export interface FilesSurroundings {
  clock: Clock;
  credential: TokenCredential;
}

export interface ConnectedFiles {
  container: ContainerClient;
  accountName: string;
  keys: DelegationKeys;
}

/** Connects at the first call, because the library is large and most instances never need it. */
export function connectFiles({ url }: FilesConnection, { clock, credential }: FilesSurroundings) {
  const connect = async (): Promise<ConnectedFiles> => {
    const { BlobServiceClient } = await import('@azure/storage-blob');
    const service = new BlobServiceClient(url, credential, {
      retryOptions: { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 2_000 },
    });
    return {
      container: service.getContainerClient(FILES_CONTAINER),
      accountName: service.accountName,
      keys: new DelegationKeys(
        (from, until, abortSignal) => service.getUserDelegationKey(from, until, { abortSignal }),
        clock,
      ),
    };
  };
  let connected: Promise<ConnectedFiles> | undefined;
  return (): Promise<ConnectedFiles> => {
    connected ??= connect();
    return connected;
  };
}
