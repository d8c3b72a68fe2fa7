import type { Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';
import { downloadFile, type FileBytes, type Files } from './download-file.ts';
import type { CallOptions, KeyedOptions } from './orders.ts';
import { takeData, takePolled } from './take-data.ts';
import { type WaitOptions, waitForEnd } from './wait-for-end.ts';

type Schemas = components['schemas'];
export type Export = Schemas['Export'];
export type CreateExport = Schemas['CreateExport'];

const OPEN = new Set<string>(['queued', 'running']);

/** Orders as files. */
export class Exports {
  readonly #api: Client<paths>;
  readonly #files: Files;

  constructor(api: Client<paths>, files: Files) {
    this.#api = api;
    this.#files = files;
  }

  /** Begins an export. `wait` waits for its file. */
  create(request: CreateExport, { idempotencyKey = crypto.randomUUID(), ...call }: KeyedOptions = {}): Promise<Export> {
    const params = { header: { 'Idempotency-Key': idempotencyKey } };
    return takeData(this.#api.POST('/v1/exports', { params, body: request, ...call }), idempotencyKey);
  }

  /** When it is `ready`, `download` has a link that ends after some minutes: get the export again for another one. */
  get(exportId: string, call: CallOptions = {}): Promise<Export> {
    return takeData(this.#ask(exportId, call));
  }

  /**
   * Waits until it is neither `queued` nor `running`, and looks as often as the API asks for. Look at its `status`: it may
   * have failed.
   */
  wait(exportId: string, options: WaitOptions = {}): Promise<Export> {
    const call = options.signal ? { signal: options.signal } : {};
    return waitForEnd(
      () => takePolled(this.#ask(exportId, call)),
      ({ status }) => OPEN.has(status),
      options,
    );
  }

  /**
   * The bytes of the file of an export that is `ready`, as they come: a file may have gigabytes. A connection that breaks is
   * continued where it broke, with another link if the first one has ended.
   *
   * @throws Error if there is no file; DownloadFailed, also while the bytes are read, if its storage refuses it
   */
  download(exportId: string, call: CallOptions = {}): Promise<FileBytes> {
    const findLink = async () => {
      const { status, download } = await this.get(exportId, call);
      if (download === undefined) throw new Error(`export ${exportId} is ${status} and has no file`);
      return download.url;
    };
    return downloadFile(findLink, call, this.#files);
  }

  #ask(exportId: string, call: CallOptions) {
    return this.#api.GET('/v1/exports/{exportId}', { params: { path: { exportId } }, ...call });
  }
}
