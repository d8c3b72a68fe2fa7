import { ErrorResponse } from '@azure/cosmos';

export const FORBIDDEN = 403;
export const NOT_FOUND = 404;
export const CONFLICT = 409;
export const PRECONDITION_FAILED = 412;

/** The HTTP status of an error from the Cosmos SDK, or undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ErrorResponse && typeof error.code === 'number' ? error.code : undefined;
}

/** A batch failed for a reason that its caller doesn't handle. */
export class BatchFailed extends Error {
  override name = 'BatchFailed';
  readonly codes: readonly number[];
  constructor(what: string, codes: readonly number[]) {
    super(`${what}: the batch failed with ${codes.join(', ')}`);
    this.codes = codes;
  }
}
