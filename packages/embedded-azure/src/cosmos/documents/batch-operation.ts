/** One operation of a batch, in whatever form it came. */
export interface BatchOperation {
  operationType: string;
  id?: string | undefined;
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
  /** JSON, as in the header of the same purpose. */
  partitionKey?: string | undefined;
  resourceBody?: unknown;
  /** Whether the item stays out of the answer. */
  withoutBody?: boolean | undefined;
}

export interface BatchResult {
  status: number;
  substatus: number;
  charge: number;
  etag?: string;
  /** The item's JSON text. */
  body?: string;
  /** Why it failed. */
  message?: string;
}
