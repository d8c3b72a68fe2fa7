import type { SQLOutputValue } from 'node:sqlite';

/** A stored item, without the key and the id that it is found by. */
export interface StoredDocument {
  row: number;
  etag: string;
  /** The JSON text that clients get, system properties included. */
  body: string;
}

export interface DocumentVersion extends StoredDocument {
  lsn: number;
  /** Seconds since 1970. */
  ts: number;
  /** Seconds since 1970; null: never. */
  expires: number | null;
  /** One key for each composite index. */
  sortKeys: Buffer[];
}

export interface NewDocument extends DocumentVersion {
  key: string;
  /** The first value of the key, the first two, and so on; empty for a plain key. */
  prefixes: string[];
  id: string;
  effectiveKey: string;
}

/** Reads the columns `n`, `etag` and `body`. */
export function storedDocument(row: Record<string, SQLOutputValue>): StoredDocument {
  return { row: Number(row['n']), etag: String(row['etag']), body: String(row['body']) };
}
