import { FileChanged, type FileRange, type PartnerFiles } from '../../shared/ports/partner-files.ts';

/** Partners' files as Blob storage keeps them: parts that nobody sees until they are committed. */
export class FilesInMemory implements PartnerFiles {
  readonly #parts = new Map<string, Map<number, Uint8Array>>();
  readonly #files = new Map<string, { bytes: Buffer; etag: string; type: string }>();
  #commits = 0;

  async createUploadLink(name: string, expiresAt: Date): Promise<string> {
    return `https://files.example/${name}?until=${expiresAt.toISOString()}`;
  }

  async createDownloadLink(
    name: string,
    { expiresAt, fileName, contentType }: { expiresAt: Date; fileName: string; contentType: string },
  ): Promise<string> {
    return `https://files.example/${name}?${new URLSearchParams({ until: expiresAt.toISOString(), fileName, contentType })}`;
  }

  async find(name: string) {
    const file = this.#files.get(name);
    return file && { etag: file.etag, size: file.bytes.byteLength };
  }

  async *read(name: string, { etag, from, to }: FileRange): AsyncIterable<Uint8Array> {
    const file = this.#files.get(name);
    if (file?.etag !== etag) throw new FileChanged(name);
    yield file.bytes.subarray(from, to);
  }

  async writePart(name: string, part: number, bytes: Uint8Array): Promise<void> {
    if (bytes.byteLength === 0) throw new Error('a part can’t be empty');
    this.#parts.set(name, (this.#parts.get(name) ?? new Map()).set(part, bytes));
  }

  async commitParts(name: string, parts: number, { type }: { type: string }): Promise<void> {
    const known = this.#parts.get(name);
    const all = Array.from({ length: parts }, (_, part) => {
      const bytes = known?.get(part);
      if (bytes === undefined) throw new Error(`part ${part} of ${name} was never written`);
      return bytes;
    });
    this.#commits += 1;
    this.#files.set(name, { bytes: Buffer.concat(all), etag: `"${this.#commits}"`, type });
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
    this.#parts.delete(name);
  }

  textOf(name: string): string | undefined {
    return this.#files.get(name)?.bytes.toString('utf8');
  }
}
