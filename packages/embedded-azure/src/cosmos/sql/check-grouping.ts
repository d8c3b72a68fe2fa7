import type { Expression, Select } from './ast.ts';
import { isAggregate } from './function-names.ts';
import { partsOf } from './parts-of.ts';
import { SqlError, type SqlFault, sqlFault } from './sql-error.ts';

/**
 * Refuses what has no single answer per group, with Azure's words: a property that is neither grouped nor aggregated,
 * an order of groups, an aggregate of an aggregate. In a subquery also TOP, ORDER BY and OFFSET, which Azure has only
 * outside.
 *
 * @throws SqlError
 */
export function checkGrouping(select: Select, text: string, isRoot: boolean): void {
  if (!isRoot) refuseInSubquery(select);
  for (const call of select.aggregates) {
    if (call.args.some(hasAggregateOrSubquery)) throw sqlFault('SC2101', NO_AGGREGATE_OF_AGGREGATES, call);
  }
  const { projection, groupBy, orderBy } = select;
  if (orderBy.some(({ expression }) => hasAggregateOrSubquery(expression))) throw unmappableOrder();
  if (groupBy.length === 0 && select.aggregates.length === 0) return;
  if (projection.kind === 'all') {
    if (groupBy.length === 0) return;
    throw sqlFault('SC2041', "'SELECT *' is not allowed with GROUP BY.");
  }
  for (const expression of groupBy) {
    if (hasAggregateOrSubquery(expression) || !namesSomething(expression)) {
      throw sqlFault(undefined, 'Each GROUP BY expression must contain at least one property reference.', expression);
    }
  }
  const names = new Set(select.sources.length === 0 ? ['c'] : select.sources.map(({ alias }) => alias));
  const keys = new Set(groupBy.map(shapeOf));
  const selected = projection.kind === 'value' ? [projection.expression] : projection.items.map((it) => it.expression);
  const findUngrouped = (expressions: Expression[]) =>
    expressions.flatMap((expression) => [...ungrouped(expression, keys, names)]);
  refuse('SC2102', 'select list', findUngrouped(selected), text);
  if (groupBy.length === 0 || orderBy.length === 0) return; // one row needs no order
  refuse('SC2103', 'ORDER BY clause', findUngrouped(orderBy.map(({ expression }) => expression)), text);
  throw sqlFault(undefined, "'ORDER BY' is not supported in presence of GROUP BY.");
}

export const unmappableOrder = (): SqlError =>
  sqlFault(2206, 'Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.');

const NO_AGGREGATE_OF_AGGREGATES =
  'Cannot perform an aggregate function on an expression containing an aggregate or a subquery.';

function refuseInSubquery({ orderBy, top, offset }: Select): void {
  const faults: SqlFault[] = [];
  if (orderBy.length > 0)
    faults.push({ code: 'SC2202', message: "'ORDER BY' is not supported in subqueries.", at: undefined });
  if (top !== undefined) faults.push({ code: 'SC2203', message: "'TOP' is not supported in subqueries.", at: top });
  if (offset !== undefined) {
    faults.push({ code: 'SC2204', message: "'OFFSET LIMIT' clause is not supported in subqueries.", at: offset });
  }
  if (faults.length > 0) throw new SqlError(faults);
}

function refuse(code: string, where: string, references: Expression[], text: string): void {
  if (references.length === 0) return;
  throw new SqlError(
    references.map((at) => ({
      code,
      message: `Property reference '${text.slice(at.start, at.end)}' is invalid in the ${where} because it is not contained in either an aggregate function or the GROUP BY clause.`,
      at,
    })),
  );
}

/** The full paths in an expression that begin with one of the names and are not part of a group key. */
function* ungrouped(expression: Expression, keys: Set<string>, names: Set<string>): Iterable<Expression> {
  if (keys.has(shapeOf(expression)) || expression.kind === 'subquery') return;
  if (expression.kind === 'call' && isAggregate(expression.name)) return;
  if (expression.kind === 'identifier') {
    if (names.has(expression.name)) yield expression;
    return;
  }
  if (expression.kind === 'property') {
    for (let object: Expression = expression; object.kind === 'property'; object = object.object) {
      if (keys.has(shapeOf(object.object))) return;
      if (object.object.kind !== 'identifier') continue;
      if (names.has(object.object.name)) yield expression;
      return;
    }
  }
  for (const part of partsOf(expression)) yield* ungrouped(part, keys, names);
}

function hasAggregateOrSubquery(expression: Expression): boolean {
  if (expression.kind === 'subquery') return true;
  if (expression.kind === 'call' && isAggregate(expression.name)) return true;
  return partsOf(expression).some(hasAggregateOrSubquery);
}

function namesSomething(expression: Expression): boolean {
  return expression.kind === 'identifier' || partsOf(expression).some(namesSomething);
}

/** The same for expressions that differ only in position and spelling: `c.a` and `c["a"]`. */
const shapeOf = (expression: Expression): string =>
  JSON.stringify(expression, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value));
