export interface ShownContainer {
  database: string;
  id: string;
  /** `/partnerId`, `/id`. */
  partitionKey: string[];
  /** undefined while they are being counted, or if they can't be. */
  documents: number | undefined;
  /** Seconds after which documents are deleted; -1: by each document's own `ttl`. */
  defaultTtl: number | undefined;
}

export type PartitionKeyPart = string | number | boolean | null;

export interface QueryRequest {
  query: string;
  /** The values of the key's paths; without them the query is asked in all partitions. */
  partitionKey?: PartitionKeyPart[];
  continuation?: string;
}

export interface ShownRow {
  value: unknown;
  /** Where its document is; undefined if the row doesn't say. */
  place: DocumentPlace | undefined;
}

export interface DocumentPlace {
  id: string;
  partitionKey: PartitionKeyPart[];
}

export interface QueryPage {
  rows: ShownRow[];
  /** Request units. */
  charge: number;
  tookMs: number;
  /** Whether there are more rows. */
  hasMore: boolean;
  /** Asks for the next page. Azure’s client gives none for a query that it merges from several partitions. */
  continuation: string | undefined;
  isAcrossPartitions: boolean;
  /** Of `x-ms-documentdb-query-metrics` what is more than zero. */
  metrics: Record<string, number>;
  indexMetrics: string | undefined;
}

/** A document as it was found, by its ETag. */
export interface DocumentVersion {
  etag: string;
  at: string;
  /** undefined: it was deleted. */
  document: Record<string, unknown> | undefined;
  charge: number;
}
