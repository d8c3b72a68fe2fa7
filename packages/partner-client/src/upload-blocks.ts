import { Deadline } from './deadline.ts';
import { pauseFor } from './pause-for.ts';
import { chooseDelay, type RetryOptions } from './retry.ts';

export interface UploadOptions {
  /** The size of a block in bytes, 8 MiB by default. A file has at most 50,000 blocks. */
  readonly blockBytes?: number;
  /** The first block to send, if those before it were sent already: see `UploadFailed`. */
  readonly fromBlock?: number;
  /** Called when a block has arrived. */
  readonly onProgress?: (progress: { blocks: number; bytes: number; total: number }) => void;
  /** How long one block may take, in ms. 120,000 by default. */
  readonly blockTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The file did not arrive. Upload it again with `fromBlock`, and the same `blockBytes`, to go on. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';
  /** The status of the storage service; undefined if there was no answer. */
  readonly status: number | undefined;
  readonly fromBlock: number;

  constructor(fromBlock: number, status: number | undefined, cause?: unknown) {
    super(`The upload stopped before block ${fromBlock}: ${status ?? 'no answer'}`, { cause });
    this.status = status;
    this.fromBlock = fromBlock;
  }
}

/** Uploads a file to a blob of Azure Storage, block by block; each is sent again if it fails for a moment. */
export async function uploadBlocks(
  url: string,
  file: Blob,
  {
    blockBytes = 8 * 1_048_576,
    fromBlock = 0,
    onProgress,
    blockTimeoutMs = 120_000,
    signal = new AbortController().signal,
  }: UploadOptions,
  { fetch, retry }: { fetch: typeof globalThis.fetch; retry: Required<RetryOptions> },
): Promise<void> {
  const blocks = Math.ceil(file.size / blockBytes);
  if (blocks > 50_000) throw new RangeError('The file has more than 50,000 blocks: choose a larger blockBytes.');

  async function put(query: string, body: Blob | string, block: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const deadline = new Deadline(blockTimeoutMs, `no answer within ${blockTimeoutMs} ms`, signal);
      let response: Response | undefined;
      let cause: unknown;
      try {
        const headers = { 'content-type': 'application/octet-stream' };
        response = await fetch(`${url}&${query}`, { method: 'PUT', body, headers, signal: deadline.signal });
        await response.body?.cancel();
      } catch (error) {
        signal.throwIfAborted();
        cause = error;
      } finally {
        deadline.end();
      }
      if (response?.ok) return;
      const delay = chooseDelay(retry, attempt, true, response);
      if (delay === undefined) throw new UploadFailed(block, response?.status, cause);
      await pauseFor(delay, signal);
    }
  }

  for (let block = fromBlock; block < blocks; block += 1) {
    const end = Math.min(file.size, (block + 1) * blockBytes);
    await put(`comp=block&blockid=${idOf(block)}`, file.slice(block * blockBytes, end), block);
    onProgress?.({ blocks: block + 1, bytes: end, total: file.size });
  }
  const list = Array.from(
    { length: blocks },
    (_, block) => `<Uncommitted>${decodeURIComponent(idOf(block))}</Uncommitted>`,
  );
  await put('comp=blocklist', `<?xml version="1.0" encoding="utf-8"?><BlockList>${list.join('')}</BlockList>`, blocks);
}

/** All ids of a file have the same length. */
const idOf = (block: number) => encodeURIComponent(btoa(`block-${String(block).padStart(5, '0')}`));
