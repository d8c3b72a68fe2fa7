/** A file of the build, ready to be sent. */
export interface BuiltFile {
  content: Uint8Array;
  /** The same, compressed with gzip. */
  gzipped: Uint8Array;
}

export interface BuiltFiles {
  /** Returns undefined if the build made no such file. */
  find(name: string): Promise<BuiltFile | undefined>;
}
