import { z } from 'zod';
import type { Select } from '../sql/ast.ts';
import { compile } from '../sql/evaluate.ts';
import { rootAlias } from '../sql/projection.ts';
import type { Scope } from '../sql/scope.ts';
import { compareValues, isJsonObject, type Json, type Value } from '../values/json.ts';
import { badRequest, unsupported } from '../wire/cosmos-error.ts';

/** Where a query with an order continues, as the .NET client says it beside the query. */
export const ResumeFilter = z.object({
  /** A value for each ORDER BY: itself, an empty array for one that is absent, a hash of an array or an object. */
  value: z.array(z.custom<Json>(() => true)).min(1),
  /** The last item that was read, of those with these values. */
  rid: z.string().optional(),
  /** Whether all items with these values have been read. */
  exclude: z.boolean(),
});
export type ResumeFilter = z.infer<typeof ResumeFilter>;

/**
 * Whether a row comes at or after the point at which the query continues.
 *
 * @param ridsDescend the order of items whose values are the same
 * @throws CosmosError 400, 501
 */
export function isResumed(filter: ResumeFilter, select: Select, ridsDescend: boolean): (row: Scope) => boolean {
  const { orderBy } = select;
  const { exclude } = filter;
  if (filter.value.length !== orderBy.length) throw badRequest('The resume filter does not fit the ORDER BY.');
  const resumeAt = filter.value.map(resumeValueOf);
  const orderings = orderBy.map(({ expression, descending }) => ({ value: compile(expression), descending }));
  const alias = rootAlias(select);
  const lastRow = filter.rid === undefined ? undefined : rowOf(filter.rid);
  return (row) => {
    for (const [i, { value, descending }] of orderings.entries()) {
      const order = compareValues(value(row), resumeAt[i]);
      if (order !== 0) return descending ? order < 0 : order > 0;
    }
    if (exclude) return false;
    const item = row.variables[alias];
    if (lastRow === undefined || !isJsonObject(item)) return true;
    const order = rowOf(String(item['_rid'])) - lastRow;
    return ridsDescend ? order <= 0n : order >= 0n;
  };
}

function resumeValueOf(value: Json): Value {
  if (Array.isArray(value) && value.length === 0) return undefined;
  if (typeof value === 'object' && value !== null) throw unsupported('Resuming an order after an array or an object');
  return value;
}

/** The place of an item in the order of creation, which its `_rid` says. */
function rowOf(rid: string): bigint {
  const bytes = Buffer.from(rid.replaceAll('-', '/'), 'base64');
  if (bytes.length < 16) throw badRequest(`The resume filter has an invalid _rid: '${rid}'.`);
  return bytes.readBigUInt64LE(8);
}
