import type { Value } from '../values/json.ts';
import type { Select } from './ast.ts';
import { parseSelect } from './parse.ts';
import { resolveNames } from './resolve-names.ts';
import type { Scope } from './scope.ts';
import { selectRows } from './select-rows.ts';
import { SqlError } from './sql-error.ts';

/** A query's text, parsed and checked. */
export interface Query {
  readonly text: string;
  readonly select: Select;
  readonly parameters: ReadonlySet<string>;
}

/**
 * Rows of arrays that one request may iterate. JOINs multiply: seven of an array of ten are ten million rows. Azure ends
 * such a request by its charge and its time.
 */
const MOST_ROWS = 1_000_000;
const MOST_REMEMBERED = 500;
const remembered = new Map<string, Query>();

/**
 * Parses and checks a query, with a cache, because an app sends the same few texts repeatedly.
 *
 * @throws SqlError
 */
export function readQuery(text: string): Query {
  let query = remembered.get(text);
  if (query === undefined) {
    const select = parseSelect(text);
    if (select.sources[0]?.from?.kind === 'select') {
      throw new SqlError('A subquery as the first source of FROM is not supported by the embedded Cosmos DB.');
    }
    query = { text, select, parameters: resolveNames(select, text) };
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, query);
  }
  return query;
}

/** The scope of a query's rows. Every parameter in the query must have been supplied. */
export function rootScope(query: Query, parameters: ReadonlyMap<string, Value>): Scope {
  for (const name of query.parameters) {
    if (!parameters.has(name)) throw new SqlError(`The parameter '${name}' was not supplied.`);
  }
  return {
    variables: {},
    parameters,
    budget: { rows: MOST_ROWS },
    subquery: (select, outer) => selectRows(select, undefined, outer),
  };
}
