import type { Span } from './ast.ts';
import { functions } from './functions.ts';
import { MANY } from './scalar/sql-function.ts';
import { SqlError, sqlFault } from './sql-error.ts';

const AGGREGATES = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);

/**
 * Functions that Cosmos has but this engine lacks. They are refused by name, so that nobody looks for a typing error.
 */
const UNSUPPORTED =
  /^(UDF|ST_\w+|VECTORDISTANCE|FULLTEXT\w+|RRF|DATETIMEFORMAT|GETCURRENT\w+STATIC|DOCUMENTID|COUNTIF|MAKELIST|MAKESET|VAR\w*|STDEV\w*)$/;

export const isAggregate = (name: string): boolean => AGGREGATES.has(name);

/**
 * Refuses an unknown or unsupported function and, if the call is given, a wrong number of arguments.
 *
 * @param name in capitals
 * @param call with its arguments, once they are known
 * @throws SqlError
 */
export function requireFunction(name: string, call?: Span & { args: readonly unknown[] }): void {
  const argumentCount = call?.args.length;
  if (isAggregate(name)) {
    if (argumentCount !== undefined && argumentCount !== 1) throw wrongCount(name, [1, 1], call);
    return;
  }
  const known = functions.get(name);
  if (known === undefined) {
    if (UNSUPPORTED.test(name)) {
      throw new SqlError(`The function '${name}' is not supported by the embedded Cosmos DB.`);
    }
    throw sqlFault('SC2005', `'${name}' is not a recognized built-in function name.`);
  }
  const [least, most] = known.arity;
  if (argumentCount !== undefined && (argumentCount < least || argumentCount > most)) {
    throw wrongCount(name, known.arity, call);
  }
}

function wrongCount(name: string, [least, most]: readonly [number, number], at: Span | undefined): SqlError {
  const wanted = most === MANY ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  return sqlFault('SC2050', `The ${name} function requires ${wanted} argument(s).`, at);
}
