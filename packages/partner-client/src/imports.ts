import type { Client } from 'openapi-fetch';
import { NoAnswer } from './api-problem.ts';
import type { components, paths } from './api-types.ts';
import type { Files } from './download-file.ts';
import type { CallOptions, KeyedOptions } from './orders.ts';
import { takeData, takePolled } from './take-data.ts';
import { UploadFailed, type UploadOptions, uploadBlocks } from './upload-blocks.ts';
import { type WaitOptions, waitForEnd } from './wait-for-end.ts';

type Schemas = components['schemas'];
export type Import = Schemas['Import'];
export type CreateImport = Schemas['CreateImport'];
/** A line of the file that was refused. */
export interface ImportRefusal {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

const OPEN = new Set<string>(['awaiting_upload', 'queued', 'running']);

/** Files of orders: create an import, upload its file, start it, wait for it, and read what it refused. */
export class Imports {
  readonly #api: Client<paths>;
  readonly #files: Files;

  constructor(api: Client<paths>, files: Files) {
    this.#api = api;
    this.#files = files;
  }

  /** It has the link for the upload. */
  create(asked: CreateImport, { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {}): Promise<Import> {
    const params = { header: { 'Idempotency-Key': idempotencyKey } };
    return takeData(this.#api.POST('/v1/imports', { params, body: asked, ...call }), idempotencyKey);
  }

  get(importId: string, call: CallOptions = {}): Promise<Import> {
    return takeData(this.#ask(importId, call));
  }

  /**
   * Uploads the file in blocks, and gets another link if the storage service refuses the one that it has. In Node,
   * `openAsBlob(path)` of `node:fs` makes a Blob of a file without reading it.
   *
   * @throws UploadFailed, which says where to go on
   */
  async upload(importId: string, file: Blob, options: UploadOptions = {}): Promise<void> {
    const call = options.signal ? { signal: options.signal } : {};
    let { fromBlock } = options;
    for (let refusedAt: number | undefined; ; refusedAt = fromBlock) {
      const { upload, status } = await this.get(importId, call);
      if (upload === undefined) throw new TypeError(`Import ${importId} is ${status}: it takes no upload.`);
      const rest = fromBlock === undefined ? options : { ...options, fromBlock };
      try {
        return await uploadBlocks(upload.url, file, rest, this.#files);
      } catch (error) {
        const isRefused = error instanceof UploadFailed && error.status === 403 && error.fromBlock !== refusedAt;
        if (!isRefused) throw error;
        fromBlock = error.fromBlock;
      }
    }
  }

  /** Starts to place the orders of the uploaded file. Starting it twice is one start. */
  start(importId: string, call: CallOptions = {}): Promise<Import> {
    return takeData(this.#api.POST('/v1/imports/{importId}/start', { params: { path: { importId } }, ...call }));
  }

  /** Ends it; orders that it has placed stay. */
  cancel(importId: string, call: CallOptions = {}): Promise<Import> {
    return takeData(this.#api.POST('/v1/imports/{importId}/cancel', { params: { path: { importId } }, ...call }));
  }

  /** Waits until it has ended, and looks as often as the API asks for. */
  wait(
    importId: string,
    { onProgress, ...options }: WaitOptions & { readonly onProgress?: (progress: Import['progress']) => void } = {},
  ): Promise<Import> {
    const call = options.signal ? { signal: options.signal } : {};
    return waitForEnd(
      async () => {
        const polled = await takePolled(this.#ask(importId, call));
        onProgress?.(polled.data.progress);
        return polled;
      },
      ({ status }) => OPEN.has(status),
      options,
    );
  }

  /** Reads the lines that were refused so far. */
  async *readReport(importId: string, { signal }: CallOptions = {}): AsyncGenerator<ImportRefusal> {
    const { report } = await this.get(importId, signal ? { signal } : {});
    if (report === undefined) return;
    const response = await this.#files.fetch(report.url, signal ? { signal } : {});
    if (!response.ok || response.body === null) throw new NoAnswer(`the report answers ${response.status}`);
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as ImportRefusal;
    }
  }

  #ask(importId: string, call: CallOptions) {
    return this.#api.GET('/v1/imports/{importId}', { params: { path: { importId } }, ...call });
  }
}
