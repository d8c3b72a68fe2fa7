import type { Condition } from '../store/scope.ts';
import type { PropertyPath } from '../values/property-path.ts';
import type { PathCondition } from './conjuncts.ts';

/**
 * The equalities among a query's conditions, which SQLite checks before a document is parsed. It compares JSON text,
 * which is exact because one serializer wrote all of it. Matching rows are evaluated again.
 */
export function sqlFilter(conditions: PathCondition[]): Condition {
  const filter: Condition = { sql: 'TRUE', values: [] };
  for (const { path, comparison, values } of conditions) {
    if (comparison !== '=' && comparison !== 'in') continue;
    if (!isPlain(path)) continue;
    filter.sql += ` AND body->'$.${path.map((key) => `"${key}"`).join('.')}' IN (${values.map(() => '?').join(', ')})`;
    filter.values.push(...values.map((value) => JSON.stringify(value)));
  }
  return filter;
}

const isPlain = (path: PropertyPath): boolean => path.every((key) => /^\w+$/.test(key));

/** Whether SQLite checks all of the conditions, so that matching rows need no second check. */
export function isExactFilter(conditions: PathCondition[]): boolean {
  return conditions.every(({ path, comparison }) => (comparison === '=' || comparison === 'in') && isPlain(path));
}
