import { functions } from './functions.ts';
import { SqlError } from './sql-error.ts';

const AGGREGATES = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);

/** What Cosmos has and this engine has not: refused with its name, so that nobody looks for a typing error. */
const UNSUPPORTED =
  /^(UDF|ST_\w+|VECTORDISTANCE|FULLTEXT\w+|RRF|DATETIMEFORMAT|GETCURRENT\w+STATIC|DOCUMENTID|COUNTIF|MAKELIST|MAKESET|VAR\w*|STDEV\w*)$/;

export const isAggregate = (name: string): boolean => AGGREGATES.has(name);

/**
 * Refuses a function that does not exist or is not supported and, told a count, a wrong number of arguments.
 *
 * @param name in capitals
 * @throws SqlError
 */
export function requireFunction(name: string, argumentCount?: number): void {
  if (isAggregate(name)) {
    if (argumentCount !== undefined && argumentCount !== 1) throw wrongCount(name);
    return;
  }
  const known = functions.get(name);
  if (known === undefined) {
    throw new SqlError(
      UNSUPPORTED.test(name)
        ? `The function '${name}' is not supported by the embedded Cosmos DB.`
        : `'${name}' is not a recognized built-in function name.`,
    );
  }
  const [least, most] = known.arity;
  if (argumentCount !== undefined && (argumentCount < least || argumentCount > most)) throw wrongCount(name);
}

function wrongCount(name: string): SqlError {
  return new SqlError(`The ${name} function was called with an invalid number of arguments.`);
}
