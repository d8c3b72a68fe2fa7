import { SqlError } from '../sql/sql-error.ts';
import { badRequest, CosmosError } from './cosmos-error.ts';

/** V8's words for values or expressions that are nested thousands deep: what reads them is recursive. */
const STACK_IS_FULL = 'Maximum call stack size exceeded';

/** Converts an error to the service's form; undefined for a bug of this program. */
export function asCosmosError(error: unknown): CosmosError | undefined {
  if (error instanceof CosmosError) return error;
  if (error instanceof RangeError && error.message === STACK_IS_FULL) {
    return badRequest('The request is nested too deeply.');
  }
  if (!(error instanceof SqlError)) return undefined;
  return badRequest(JSON.stringify(bodyOf(error)));
}

/** Without a code Azure returns only the sentences. */
function bodyOf({ faults }: SqlError): object {
  if (faults.some(({ code }) => code === undefined)) return { Errors: faults.map(({ message }) => message) };
  return {
    errors: faults.map(({ code, message, at }) => {
      const location = at && { location: { start: at.start, end: at.end } };
      return { severity: 'Error', ...location, code, message };
    }),
  };
}
