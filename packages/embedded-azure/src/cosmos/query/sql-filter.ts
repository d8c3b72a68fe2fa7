import { isPlain, jsonOf } from '../store/path-expression.ts';
import type { Filter } from '../store/scope.ts';
import type { PathCondition } from './conjuncts.ts';

/**
 * The equalities among a query's conditions, which SQLite checks before a document is parsed. It compares JSON text,
 * which is exact because one serializer wrote all of it. Matching rows are evaluated again.
 */
export function sqlFilter(conditions: PathCondition[]): Filter {
  const filter: Filter = { sql: 'TRUE', values: [], expressions: [] };
  for (const { path, comparison, values } of conditions) {
    if (comparison !== '=' && comparison !== 'in') continue;
    if (!isPlain(path)) continue;
    const expression = jsonOf(path);
    filter.sql += ` AND ${expression} IN (${values.map(() => '?').join(', ')})`;
    if (!filter.expressions.includes(expression)) filter.expressions.push(expression);
    filter.values.push(...values.map((value) => JSON.stringify(value)));
  }
  return filter;
}

/** Whether SQLite checks all of the conditions, so that matching rows need no second check. */
export function isExactFilter(conditions: PathCondition[]): boolean {
  return conditions.every(({ path, comparison }) => (comparison === '=' || comparison === 'in') && isPlain(path));
}
