import type { Expression, Select } from '../sql/ast.ts';
import { project } from '../sql/projection.ts';
import { boundsCondition } from '../store/key-bounds.ts';
import type { Condition } from '../store/scope.ts';
import { coveringIndex } from './covering-index.ts';
import type { Execution, Page } from './execution.ts';
import { isExactFilter } from './sql-filter.ts';

/**
 * A query that only needs COUNT of a constant, if an index or SQLite can evaluate all of WHERE. Nothing is parsed, and
 * without a filter or with an indexed one no body is read.
 */
export function countedPage(execution: Execution): Page | undefined {
  const { container, within, now, scope, query } = execution;
  const { select } = query;
  if (!asksForCounts(select)) return undefined;
  const counted = countedBy(execution);
  if (counted === undefined) return undefined;
  const mayExpire = container.definition.defaultTtl !== undefined;
  const many = container.documents.count(within, counted.condition, counted.index, mayExpire, now);
  const aggregates = new Map(select.aggregates.map((call) => [call, many] as const));
  const row = project(select)({ ...scope, aggregates });
  return { rows: row === undefined ? [] : [JSON.stringify(row)], scanned: 0, continuation: undefined };
}

function countedBy(execution: Execution): { condition: Condition; index?: number } | undefined {
  const { container, conditions, areAll, filter } = execution;
  if (!areAll) return undefined;
  if (conditions.length === 0) return { condition: { sql: 'TRUE', values: [] } };
  const covering = coveringIndex(container.definition.compositeIndexes, conditions);
  if (covering !== undefined) {
    const { index, bounds } = covering;
    return { index, condition: boundsCondition(index, { ...bounds, after: undefined }) };
  }
  return isExactFilter(conditions) ? { condition: filter } : undefined;
}

function asksForCounts(select: Select): boolean {
  const { aggregates, sources, groupBy, orderBy, distinct, top, offset, projection } = select;
  if (aggregates.length === 0 || groupBy.length > 0 || orderBy.length > 0 || distinct || top || offset) return false;
  if (sources.length > 1 || sources.some(({ from }) => from !== undefined)) return false;
  if (projection.kind === 'all') return false;
  const columns =
    projection.kind === 'value' ? [projection.expression] : projection.items.map((item) => item.expression);
  return columns.every(isMadeOfCounts);
}

/** Only constants and COUNTs of them, so nothing differs from item to item. */
function isMadeOfCounts(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'array':
      return expression.items.every(isMadeOfCounts);
    case 'object':
      return expression.members.every(({ value }) => isMadeOfCounts(value));
    case 'call': {
      const [argument] = expression.args;
      return expression.name === 'COUNT' && argument?.kind === 'literal' && argument.value !== undefined;
    }
    default:
      return false;
  }
}
