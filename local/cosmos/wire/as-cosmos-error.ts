import { SqlError } from '../sql/sql-error.ts';
import { badRequest, CosmosError } from './cosmos-error.ts';

/** What went wrong, as the service says it; undefined for a fault of this program. */
export function asCosmosError(error: unknown): CosmosError | undefined {
  if (error instanceof CosmosError) return error;
  if (!(error instanceof SqlError)) return undefined;
  return badRequest(JSON.stringify({ errors: [{ severity: 'Error', code: 'SC1001', message: error.message }] }));
}
