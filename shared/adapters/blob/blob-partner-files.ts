import type { BlobItem, BlockBlobClient, SASQueryParameters } from '@azure/storage-blob';
import type { Clock } from '../../ports/clock.ts';
import {
  type DownloadLink,
  FileChanged,
  type FileFacts,
  type FileRange,
  type PartnerFiles,
} from '../../ports/partner-files.ts';
import type { StoredFiles, StoredFilesPage } from '../../ports/stored-files.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { createAzureCredential } from '../identity/create-azure-credential.ts';
import { callFiles, codeOfFiles } from './call-files.ts';
import { type ConnectedFiles, connectFiles, type FilesConnection } from './connect-files.ts';

/** How much one request reads. A reader that pauses between two of them holds no connection. */
const RANGE_BYTES = 4 * 1_048_576;
/** Azure's limit of blocks in a blob. */
const MOST_PARTS = 50_000;
const FILE_NAME = /^[\w.-]+$/;

/** Files as block blobs, and links that the app's identity signs. */
export class BlobPartnerFiles implements PartnerFiles, StoredFiles {
  readonly #connect: () => Promise<ConnectedFiles>;

  constructor(
    connection: FilesConnection,
    clock: Clock,
    credential = createAzureCredential(connection.managedIdentityClientId),
  ) {
    this.#connect = connectFiles(connection, { clock, credential });
  }

  createUploadLink(name: string, expiresAt: Date): Promise<string> {
    // Without `r`: who has this link can't read what was uploaded.
    return this.#createLink('upload', name, { permissions: 'cw', expiresOn: expiresAt });
  }

  async createDownloadLink(name: string, { expiresAt, fileName, contentType }: DownloadLink): Promise<string> {
    if (!FILE_NAME.test(fileName)) throw new RangeError(`${fileName} is no plain name of a file`);
    const contentDisposition = `attachment; filename="${fileName}"`;
    return this.#createLink('download', name, {
      permissions: 'r',
      expiresOn: expiresAt,
      contentDisposition,
      contentType,
    });
  }

  find(name: string): Promise<FileFacts | undefined> {
    return this.#call('find', name, async (blob, abortSignal) => {
      const facts = await blob.getProperties({ abortSignal }).catch(unless(404));
      return facts && { etag: facts.etag ?? '', size: facts.contentLength ?? 0 };
    });
  }

  async *read(name: string, { etag, from, to = Number.POSITIVE_INFINITY }: FileRange): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; ) {
      const range = await this.#readRange(name, etag, { at, count: Math.min(RANGE_BYTES, to - at) });
      if (range === 'changed') throw new FileChanged(name);
      if (range.bytes.length > 0) yield range.bytes;
      at += range.bytes.length;
      if (at >= range.size) return;
    }
  }

  async writePart(name: string, part: number, bytes: Uint8Array): Promise<void> {
    const id = blockIdOf(part);
    await this.#call('writePart', name, (blob, abortSignal) =>
      blob.stageBlock(id, bytes, bytes.byteLength, { abortSignal }),
    );
    recordMetric('files.bytes', bytes.byteLength, { direction: 'written' });
  }

  async commitParts(name: string, parts: number, { type }: { type: string }): Promise<void> {
    const ids = Array.from({ length: parts }, (_, part) => blockIdOf(part));
    await this.#call('commitParts', name, (blob, abortSignal) =>
      blob.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: type } }),
    );
  }

  remove(name: string): Promise<void> {
    return this.#call('remove', name, async (blob, abortSignal) => {
      const refused = await blob.deleteIfExists({ abortSignal }).then(() => false, when('LeaseIdMissing'));
      if (!refused) return;
      // An upload link can take a lease, which would keep the file for as long as its owner likes.
      await blob.getBlobLeaseClient().breakLease(0, { abortSignal });
      await blob.deleteIfExists({ abortSignal });
    });
  }

  async list(
    prefix: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<StoredFilesPage> {
    const { container } = await this.#connect();
    return callFiles('list', async (abortSignal) => {
      const page = { maxPageSize: limit, ...(after === undefined ? {} : { continuationToken: after }) };
      const { value } = await container.listBlobsFlat({ prefix, abortSignal }).byPage(page).next();
      const blobs: BlobItem[] = value?.segment.blobItems ?? [];
      return {
        files: blobs.map(({ name, properties }) => ({ name, changedAt: properties.lastModified })),
        next: value?.continuationToken || undefined,
      };
    });
  }

  async #createLink(
    kind: 'upload' | 'download',
    name: string,
    link: { permissions: string; expiresOn: Date; contentDisposition?: string; contentType?: string },
  ): Promise<string> {
    const { container, accountName, keys } = await this.#connect();
    const key = await callFiles('getDelegationKey', (deadline) => keys.get(link.expiresOn, deadline));
    const { BlobSASPermissions, generateBlobSASQueryParameters, SASProtocol } = await import('@azure/storage-blob');
    const signed: SASQueryParameters = generateBlobSASQueryParameters(
      {
        ...link,
        permissions: BlobSASPermissions.parse(link.permissions),
        containerName: container.containerName,
        blobName: name,
        protocol: SASProtocol.Https,
      },
      key,
      accountName,
    );
    recordMetric('files.links', 1, { kind });
    return `${container.getBlobClient(name).url}?${signed}`;
  }

  async #readRange(
    name: string,
    etag: string,
    { at, count }: { at: number; count: number },
  ): Promise<{ bytes: Uint8Array; size: number } | 'changed'> {
    const range = await this.#call('read', name, async (blob, abortSignal) => {
      try {
        const conditions = { ifMatch: etag };
        const answer = await blob.download(at, count, { conditions, abortSignal, maxRetryRequests: 2 });
        const chunks: Buffer[] = [];
        for await (const chunk of answer.readableStreamBody ?? []) chunks.push(Buffer.from(chunk));
        const [, size] = /\/(\d+)$/.exec(answer.contentRange ?? '') ?? [];
        return { bytes: Buffer.concat(chunks), size: Number(size ?? answer.contentLength) };
      } catch (error) {
        const { status, code = '' } = codeOfFiles(error);
        // Nothing is left at the end of the file.
        if (status === 416) return { bytes: Buffer.alloc(0), size: at };
        if (status === 404 || status === 412 || UNREADABLE.has(code)) return 'changed' as const;
        throw error;
      }
    });
    if (range !== 'changed') recordMetric('files.bytes', range.bytes.length, { direction: 'read' });
    return range;
  }

  async #call<T>(
    what: string,
    name: string,
    work: (blob: BlockBlobClient, deadline: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { container } = await this.#connect();
    return callFiles(what, (deadline) => work(container.getBlockBlobClient(name), deadline));
  }
}

/** An upload link can move its file to the archive, where nobody can read it. */
const UNREADABLE = new Set(['BlobArchived', 'BlobBeingRehydrated']);

/** All ids of a blob's blocks must have the same length. */
function blockIdOf(part: number): string {
  if (!Number.isInteger(part) || part < 0 || part >= MOST_PARTS) throw new RangeError(`there is no part ${part}`);
  return Buffer.from(`part-${String(part).padStart(5, '0')}`).toString('base64');
}

const unless = (expected: number) => (error: unknown) => {
  if (codeOfFiles(error).status !== expected) throw error;
  return undefined;
};

const when = (expected: string) => (error: unknown) => {
  if (codeOfFiles(error).code !== expected) throw error;
  return true;
};
