import { canonicalText, compareValues, type Json, type Value } from '../values/json.ts';
import { aggregate } from './aggregate.ts';
import type { Expression, Select } from './ast.ts';
import { bindSources } from './bind-sources.ts';
import { compile } from './evaluate.ts';
import { project } from './projection.ts';
import type { Scope } from './scope.ts';
import { SqlError } from './sql-error.ts';

/**
 * Evaluates a whole SELECT in memory.
 *
 * @param documents undefined in a subquery, which reads the enclosing scope
 * @param isWanted a filter for rows that pass WHERE, before they are grouped and ordered
 */
export function selectRows(
  select: Select,
  documents: Iterable<Value> | undefined,
  outer: Scope,
  isWanted: (row: Scope) => boolean = () => true,
): Json[] {
  let scopes = matching(select, documents, outer).filter(isWanted);
  if (isGrouped(select)) scopes = grouped(select, scopes, outer);
  if (select.orderBy.length > 0) scopes = ordered(select, scopes);
  const rows: Json[] = [];
  const toRow = project(select);
  for (const scope of scopes) {
    const row = toRow(scope);
    if (row !== undefined) rows.push(row);
  }
  return slice(select, select.distinct ? distinct(rows) : rows, outer);
}

export const isGrouped = (select: Select): boolean => select.groupBy.length > 0 || select.aggregates.length > 0;

/** The value of TOP, OFFSET or LIMIT: a whole number, from a literal or a parameter. */
export function countOf(expression: Expression | undefined, scope: Scope): number | undefined {
  if (expression === undefined) return undefined;
  const count = compile(expression)(scope);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
    throw new SqlError('TOP, OFFSET and LIMIT take a whole number that is not negative.');
  }
  return count;
}

function matching(select: Select, documents: Iterable<Value> | undefined, outer: Scope): Scope[] {
  const where = select.where && compile(select.where);
  const scopes: Scope[] = [];
  for (const document of documents ?? [undefined]) {
    for (const scope of bindSources(select, document, outer)) {
      if (where === undefined || where(scope) === true) scopes.push(scope);
    }
  }
  return scopes;
}

function grouped(select: Select, scopes: Scope[], outer: Scope): Scope[] {
  const keys = select.groupBy.map(compile);
  const groups = new Map<string, Scope[]>();
  for (const scope of scopes) {
    const key = keys.map((evaluate) => canonicalText(evaluate(scope))).join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [scope]);
    else group.push(scope);
  }
  if (keys.length === 0 && groups.size === 0) groups.set('', []); // COUNT over nothing is one row, 0
  return [...groups.values()].map((group) => ({
    ...(group[0] ?? outer),
    aggregates: new Map(
      select.aggregates.map((call) => {
        const [argument] = call.args;
        const values = argument === undefined ? [] : group.map(compile(argument));
        return [call, aggregate(call.name, values)] as const;
      }),
    ),
  }));
}

function ordered(select: Select, scopes: Scope[]): Scope[] {
  const keys = select.orderBy.map((item) => compile(item.expression));
  const decorated = scopes.map((scope) => ({ scope, values: keys.map((key) => key(scope)) }));
  decorated.sort((a, b) => {
    for (const [i, item] of select.orderBy.entries()) {
      const order = compareValues(a.values[i], b.values[i]);
      if (order !== 0) return item.descending ? -order : order;
    }
    return 0;
  });
  return decorated.map(({ scope }) => scope);
}

function distinct(rows: Json[]): Json[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const text = canonicalText(row);
    return !seen.has(text) && seen.add(text);
  });
}

function slice(select: Select, rows: Json[], scope: Scope): Json[] {
  const top = countOf(select.top, scope);
  const offset = countOf(select.offset, scope) ?? 0;
  const limit = countOf(select.limit, scope);
  const topped = top === undefined ? rows : rows.slice(0, top);
  return topped.slice(offset, limit === undefined ? undefined : offset + limit);
}
