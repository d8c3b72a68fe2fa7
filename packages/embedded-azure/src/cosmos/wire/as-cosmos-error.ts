import { SqlError } from '../sql/sql-error.ts';
import { badRequest, CosmosError } from './cosmos-error.ts';

/** What went wrong, as the service says it; undefined for a fault of this program. */
export function asCosmosError(error: unknown): CosmosError | undefined {
  if (error instanceof CosmosError) return error;
  if (!(error instanceof SqlError)) return undefined;
  return badRequest(JSON.stringify(bodyOf(error)));
}

/** Without a code Azure tells the sentences alone. */
function bodyOf({ faults }: SqlError): object {
  if (faults.some(({ code }) => code === undefined)) return { Errors: faults.map(({ message }) => message) };
  return {
    errors: faults.map(({ code, message, at }) => {
      const location = at && { location: { start: at.start, end: at.end } };
      return { severity: 'Error', ...location, code, message };
    }),
  };
}
