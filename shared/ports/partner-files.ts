export interface FileFacts {
  etag: string;
  /** In bytes. */
  size: number;
}

export interface DownloadLink {
  expiresAt: Date;
  /** The name that a browser saves the file with. */
  fileName: string;
  contentType: string;
}

export interface FileRange {
  /** The file's tag when it was pinned. */
  etag: string;
  /** The first byte. */
  from: number;
  /** The byte after the last one. Without it: to the end of the file. */
  to?: number;
}

/**
 * The files that partners exchange with us. A name has the partner and the job, for example
 * `exports/<partnerId>/<jobId>/orders.csv`. Every method may be repeated, and throws `Unavailable` if another attempt
 * may succeed.
 */
export interface PartnerFiles {
  /** Creates a link that takes Put Blob, Put Block and Put Block List for this one name. At most for 7 days. */
  createUploadLink(name: string, expiresAt: Date): Promise<string>;
  /** Creates a link that only reads this one file. At most for 7 days. */
  createDownloadLink(name: string, link: DownloadLink): Promise<string>;
  find(name: string): Promise<FileFacts | undefined>;
  /**
   * Reads bytes as they come, and does not hold them. @throws FileChanged
   */
  read(name: string, range: FileRange): AsyncIterable<Uint8Array>;
  /**
   * Writes a part by its number, from 0 to 49,999. The same number again replaces it. Nobody sees a part before it is
   * committed, and parts that are not committed within a week are lost.
   */
  writePart(name: string, part: number, bytes: Uint8Array): Promise<void>;
  /**
   * Makes the file of its first `parts` parts, and forgets parts after these. It may be called again with more, which
   * changes the file's tag.
   */
  commitParts(name: string, parts: number, content: { type: string }): Promise<void>;
  /** Does nothing if the file doesn't exist. */
  remove(name: string): Promise<void>;
}

/** The file has another content than when it was pinned, or is gone. */
export class FileChanged extends Error {
  override name = 'FileChanged';

  constructor(name: string) {
    super(`${name} has changed, or is gone`);
  }
}
