import type { Expression, Select } from './ast.ts';
import { SqlError } from './sql-error.ts';

/**
 * Checks that every name of a query stands for something, before any document is seen: a misspelt alias must
 * not pass just because the container is empty.
 *
 * @returns the parameters that the query uses
 * @throws SqlError
 */
export function resolveNames(select: Select): Set<string> {
  const parameters = new Set<string>();
  inSelect(select, new Set(), parameters, true);
  return parameters;
}

function inSelect(select: Select, outer: ReadonlySet<string>, parameters: Set<string>, isRoot: boolean): void {
  const names = new Set(outer);
  select.sources.forEach((source, i) => {
    const { from } = source;
    if (from?.kind === 'select') {
      inSelect(from, names, parameters, false);
    } else if (from !== undefined) {
      // The container's name in the first FROM is free: `FROM whatever.lines`.
      if (isRoot && i === 0) names.add(rootName(from));
      inExpression(from, names, parameters);
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
  if (projection.kind === 'value') inExpression(projection.expression, names, parameters);
  if (projection.kind === 'items')
    for (const item of projection.items) inExpression(item.expression, names, parameters);
  if (projection.kind === 'all' && select.groupBy.length > 0) {
    throw new SqlError("'SELECT *' is not allowed with GROUP BY: name the properties.");
  }
  if (projection.kind === 'all' && select.sources.length > 1) {
    throw new SqlError("'SELECT *' is only valid with a single input set.");
  }
  for (const part of [select.top, select.where, ...select.groupBy, select.offset, select.limit]) {
    if (part !== undefined) inExpression(part, names, parameters);
  }
  for (const item of select.orderBy) inExpression(item.expression, names, parameters);
}

function inExpression(expression: Expression, names: ReadonlySet<string>, parameters: Set<string>): void {
  if (expression.kind === 'identifier' && !names.has(expression.name)) throw unresolved(expression.name);
  if (expression.kind === 'parameter') parameters.add(expression.name);
  if (expression.kind === 'subquery') inSelect(expression.select, names, parameters, false);
  for (const part of partsOf(expression)) inExpression(part, names, parameters);
}

function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'property':
      return [expression.object, expression.key];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'between':
      return [expression.operand, expression.low, expression.high];
    case 'like':
      return [expression.operand, expression.pattern, ...(expression.escapeChar ? [expression.escapeChar] : [])];
    case 'call':
      return expression.args;
    case 'array':
      return expression.items;
    case 'object':
      return expression.members.map((member) => member.value);
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    default:
      return [];
  }
}

function rootName(source: Expression | Select): string {
  let root = source;
  while (root.kind === 'property') root = root.object;
  return root.kind === 'identifier' ? root.name : '';
}

function unresolved(name: string): SqlError {
  return new SqlError(`Identifier '${name}' could not be resolved.`);
}
