/** A file that the build made, ready to be sent. */
export interface BuiltFile {
  content: Uint8Array;
  /** The same, compressed with gzip. */
  gzipped: Uint8Array;
}

export interface BuiltFiles {
  /** Undefined for a name that the build didn't make. */
  find(name: string): Promise<BuiltFile | undefined>;
}
