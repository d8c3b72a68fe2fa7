import { ErrorResponse } from '@azure/cosmos';

export const NOT_FOUND = 404;
export const CONFLICT = 409;
export const PRECONDITION_FAILED = 412;

/** The HTTP status of an error that the Cosmos SDK threw, or undefined for anything else. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ErrorResponse && typeof error.code === 'number' ? error.code : undefined;
}

/** A batch that failed for a reason its caller didn't ask about. */
export class BatchFailed extends Error {
  override name = 'BatchFailed';
  readonly codes: readonly number[];
  constructor(what: string, codes: readonly number[]) {
    super(`${what}: the batch failed with ${codes.join(', ')}`);
    this.codes = codes;
  }
}
