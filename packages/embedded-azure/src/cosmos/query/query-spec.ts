import { z } from 'zod';
import { type Query, readQuery, rootScope } from '../sql/query.ts';
import type { Scope as SqlScope } from '../sql/scope.ts';
import type { Json, Value } from '../values/json.ts';
import { badRequest } from '../wire/cosmos-error.ts';
import { ResumeFilter } from './resume-point.ts';

const QueryBody = z.object({
  query: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), value: z.custom<Json | undefined>(() => true).optional() }))
    .default([]),
  resumeFilter: ResumeFilter.optional(),
});

/** A query from a client: parsed and checked, with bound parameters. */
export interface QuerySpec {
  query: Query;
  scope: SqlScope;
  resumeFilter: ResumeFilter | undefined;
}

/** @throws CosmosError, SqlError */
export function readQuerySpec(body: string): QuerySpec {
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    throw badRequest('The query is no JSON.');
  }
  const parsed = QueryBody.safeParse(input);
  if (!parsed.success) throw badRequest(`The query is invalid: ${z.prettifyError(parsed.error)}`);
  const parameters = new Map<string, Value>(parsed.data.parameters.map(({ name, value }) => [name, value]));
  const query = readQuery(parsed.data.query);
  return { query, scope: rootScope(query, parameters), resumeFilter: parsed.data.resumeFilter };
}
