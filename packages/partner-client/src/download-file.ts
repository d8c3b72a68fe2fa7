import type { CallOptions } from './orders.ts';
import { pauseFor } from './pause-for.ts';
import { chooseDelay, type RetryOptions } from './retry.ts';

export interface Files {
  readonly fetch: typeof globalThis.fetch;
  readonly retry: Required<RetryOptions>;
}

/** The file did not arrive as a whole. */
export class DownloadFailed extends Error {
  override readonly name = 'DownloadFailed';
  /** The status of the storage service; undefined if the connection broke. */
  readonly status: number | undefined;
  /** How many bytes had arrived. */
  readonly received: number;

  constructor(received: number, status: number | undefined, cause?: unknown) {
    super(`The download stopped after ${received} bytes: ${status ?? 'no answer'}`, { cause });
    this.status = status;
    this.received = received;
  }
}

/** The type of a stream says that it is an AsyncIterable only with some `lib` of TypeScript. */
export type FileBytes = ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>;

/**
 * The bytes of a file as they come. A connection that breaks is continued behind the last byte, and a link that has ended is
 * replaced. If the file is another one by then, it fails: the bytes of two files don't make one.
 *
 * @param findLink returns a link to the file, each time a new one
 * @throws DownloadFailed
 */
export async function downloadFile(
  findLink: () => Promise<string>,
  { signal = new AbortController().signal }: CallOptions,
  files: Files,
): Promise<FileBytes> {
  const download = new Download(findLink, signal, files);
  await download.open();
  let abort = () => {};
  const end = () => signal.removeEventListener('abort', abort);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      // The signal that `fetch` got is lost as soon as the garbage collector takes its request (nodejs/undici issue 3644).
      abort = () => {
        controller.error(signal.reason);
        download.cancel().catch(() => undefined);
      };
      signal.addEventListener('abort', abort);
    },
    async pull(controller) {
      const bytes = await download.read();
      if (bytes !== undefined) return controller.enqueue(bytes);
      end();
      controller.close();
    },
    cancel() {
      end();
      return download.cancel();
    },
  });
  return stream as FileBytes;
}

/** The link has ended, or was never one. */
const REFUSED = new Set([401, 403]);

class Download {
  readonly #findLink: () => Promise<string>;
  readonly #signal: AbortSignal;
  readonly #files: Files;
  #url: string | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #etag: string | null = null;
  #size: number | undefined;
  #received = 0;
  /** How many of the next bytes have arrived before, because the storage began again at the first one. */
  #known = 0;
  /** Failures since the last byte. */
  #failures = 0;

  constructor(findLink: () => Promise<string>, signal: AbortSignal, files: Files) {
    this.#findLink = findLink;
    this.#signal = signal;
    this.#files = files;
  }

  /** Begins, or goes on behind the last byte. */
  async open(): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    for (let isRenewed = this.#url === undefined; ; ) {
      this.#url ??= await this.#findLink();
      const { response, cause } = await this.#request(this.#url);
      if (response?.ok && response.body !== null) {
        this.#etag ??= response.headers.get('etag');
        this.#size ??= sizeOf(response);
        this.#known = response.status === 206 ? 0 : this.#received;
        this.#reader = response.body.getReader();
        return this.#reader;
      }
      await response?.body?.cancel();
      if (!isRenewed && REFUSED.has(response?.status ?? 0)) {
        this.#url = undefined;
        isRenewed = true;
      } else {
        await this.#pause(response, cause);
      }
    }
  }

  /** The next bytes; undefined at the end. */
  async read(): Promise<Uint8Array | undefined> {
    for (;;) {
      const reader = this.#reader ?? (await this.open());
      let cause: unknown;
      try {
        const { value } = await reader.read();
        const bytes = value?.subarray(this.#known);
        this.#known -= (value?.byteLength ?? 0) - (bytes?.byteLength ?? 0);
        if (bytes !== undefined && bytes.byteLength > 0) {
          this.#failures = 0;
          this.#received += bytes.byteLength;
          return bytes;
        }
        if (value !== undefined) continue;
        if (this.#size === undefined || this.#received >= this.#size) return undefined;
      } catch (error) {
        this.#signal.throwIfAborted();
        cause = error;
      }
      this.#reader = undefined;
      await this.#pause(undefined, cause);
    }
  }

  async cancel(): Promise<void> {
    await this.#reader?.cancel();
  }

  async #request(url: string): Promise<{ response?: Response; cause?: unknown }> {
    // A range is one of the bytes as they are.
    const headers = { 'accept-encoding': 'identity', ...rangeFrom(this.#received, this.#etag) };
    try {
      return { response: await this.#files.fetch(url, { headers, signal: this.#signal }) };
    } catch (cause) {
      this.#signal.throwIfAborted();
      return { cause };
    }
  }

  /** Waits until the next attempt. @throws DownloadFailed if there must be none */
  async #pause(response: Response | undefined, cause: unknown): Promise<void> {
    this.#failures += 1;
    const delay = chooseDelay(this.#files.retry, this.#failures, true, response);
    if (delay === undefined) throw new DownloadFailed(this.#received, response?.status, cause);
    await pauseFor(delay, this.#signal);
  }
}

function rangeFrom(received: number, etag: string | null): Record<string, string> {
  if (received === 0) return {};
  return { range: `bytes=${received}-`, ...(etag === null ? {} : { 'if-match': etag }) };
}

/** Undefined if the storage doesn't say it. */
function sizeOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null ? undefined : Number(length);
}
