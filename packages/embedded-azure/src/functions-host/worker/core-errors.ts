import { FunctionFailure } from '../invocation.ts';

/** An error of the runtime, not of the app. The library recognises it by this flag. */
export class SystemError extends Error {
  override name = 'AzFuncSystemError';
  readonly isAzureFunctionsSystemError = true;
}

/** From the name `RangeError` the library concludes that a host is too old for a hook. */
export class SystemRangeError extends RangeError {
  readonly isAzureFunctionsSystemError = true;
}

export class ReadOnlyError extends TypeError {
  readonly isAzureFunctionsSystemError = true;

  constructor(property: string) {
    super(`Cannot assign to read only property '${property}'`);
  }
}

/** Converts anything that a function throws to the message and stack that the host gets. */
export function toFunctionFailure(thrown: unknown): FunctionFailure {
  if (thrown instanceof FunctionFailure) return thrown;
  // An error of another realm (vm, a second copy of a library) is not an instance, but has the same shape.
  const error = thrown instanceof Error || isErrorLike(thrown) ? thrown : new Error(describe(thrown));
  return new FunctionFailure(error.message, error.stack ?? '', { cause: thrown });
}

function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

function describe(thrown: unknown): string {
  if (thrown === undefined || thrown === null) return 'Unknown error';
  if (typeof thrown !== 'object') return String(thrown);
  try {
    return JSON.stringify(thrown);
  } catch {
    return String(thrown);
  }
}
