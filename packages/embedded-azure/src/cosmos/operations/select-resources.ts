import { readQuerySpec } from '../query/query-spec.ts';
import { selectRows } from '../sql/select-rows.ts';
import type { JsonObject } from '../values/json.ts';
import type { WireRequest } from '../wire/operation.ts';

/** A query over databases or containers. There are few, so all are read, and the result is one page. */
export function selectResources({ body }: WireRequest, resources: JsonObject[]): string[] {
  const { query, scope } = readQuerySpec(body);
  return selectRows(query.select, resources, scope).map((row) => JSON.stringify(row));
}
