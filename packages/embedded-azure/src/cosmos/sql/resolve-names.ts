import type { Expression, Select, Span } from './ast.ts';
import { checkGrouping } from './check-grouping.ts';
import { partsOf } from './parts-of.ts';
import { SqlError, sqlFault } from './sql-error.ts';

interface Found {
  parameters: Set<string>;
  text: string;
}

/**
 * Checks that every name in a query is defined, before any document is read: a misspelt alias must not pass just
 * because the container is empty.
 *
 * @returns the parameters that the query uses
 * @throws SqlError
 */
export function resolveNames(select: Select, text: string): Set<string> {
  const parameters = new Set<string>();
  inSelect(select, new Set(), { parameters, text }, true);
  return parameters;
}

function inSelect(select: Select, outer: ReadonlySet<string>, found: Found, isRoot: boolean): void {
  const names = new Set(outer);
  select.sources.forEach((source, i) => {
    const { from } = source;
    if (from?.kind === 'select') {
      inSelect(from, names, found, false);
    } else if (from !== undefined) {
      // The first FROM may use any name for the container: `FROM whatever.lines`.
      if (isRoot && i === 0) names.add(rootName(from));
      inExpression(from, names, found);
    } else if (!isRoot && !names.has(source.alias)) {
      throw unresolved(source.alias);
    }
    if (names.has(source.alias) && from !== undefined && rootName(from) !== source.alias) {
      throw new SqlError(`The input alias '${source.alias}' is specified more than once in the FROM clause.`);
    }
    names.add(source.alias);
  });
  if (isRoot && select.sources.length === 0) names.add('c');

  const { projection } = select;
  if (projection.kind === 'value') inExpression(projection.expression, names, found);
  if (projection.kind === 'items') for (const item of projection.items) inExpression(item.expression, names, found);
  if (projection.kind === 'all' && select.sources.length > 1) {
    throw sqlFault('SC2040', "'SELECT *' is only valid with a single input set.");
  }
  for (const part of [select.top, select.where, ...select.groupBy, select.offset, select.limit]) {
    if (part !== undefined) inExpression(part, names, found);
  }
  for (const item of select.orderBy) inExpression(item.expression, names, found);
  checkGrouping(select, found.text, isRoot);
}

function inExpression(expression: Expression, names: ReadonlySet<string>, found: Found): void {
  if (expression.kind === 'identifier' && !names.has(expression.name)) throw unresolved(expression.name, expression);
  if (expression.kind === 'parameter') found.parameters.add(expression.name);
  if (expression.kind === 'subquery') inSelect(expression.select, names, found, false);
  for (const part of partsOf(expression)) inExpression(part, names, found);
}

function rootName(source: Expression | Select): string {
  let root = source;
  while (root.kind === 'property') root = root.object;
  return root.kind === 'identifier' ? root.name : '';
}

function unresolved(name: string, at?: Span): SqlError {
  return sqlFault('SC2001', `Identifier '${name}' could not be resolved.`, at);
}
