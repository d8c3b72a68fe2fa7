import type { Value } from '../values/json.ts';
import type { Expression, Select } from './ast.ts';
import { compile } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { SqlError } from './sql-error.ts';

/**
 * The rows that FROM and its JOINs produce from one document: usually one, several if an array is iterated.
 *
 * @param document undefined in a subquery, whose sources refer to the enclosing scope
 */
export function* bindSources(select: Select, document: Value, outer: Scope, index = 0): Generator<Scope> {
  const source = select.sources[index];
  if (source === undefined) {
    yield outer;
    return;
  }
  const bind = (value: Value): Scope => ({
    ...outer,
    variables: { ...outer.variables, [source.alias]: value },
  });
  const { from } = source;
  if (from === undefined) {
    const scope = document !== undefined && index === 0 ? bind(document) : outer;
    yield* bindSources(select, document, scope, index + 1);
    return;
  }
  for (const value of sourceValues(from, source.iterate, document, index === 0, outer)) {
    spend(outer);
    yield* bindSources(select, document, bind(value), index + 1);
  }
}

function spend({ budget }: Scope): void {
  budget.rows -= 1;
  if (budget.rows < 0) throw new SqlError('The query iterates too many rows of arrays for one request.');
}

function sourceValues(
  from: Expression | Select,
  iterate: boolean,
  document: Value,
  isFirst: boolean,
  outer: Scope,
): Value[] {
  if (from.kind === 'select') {
    const rows = outer.subquery(from, outer);
    return from.projection.kind === 'value' ? rows.flatMap((row) => (Array.isArray(row) ? row : [row])) : rows;
  }
  const value = compile(from)(isFirst && document !== undefined ? withRoot(from, document, outer) : outer);
  if (iterate) return Array.isArray(value) ? value : [];
  return value === undefined ? [] : [value];
}

/** The first FROM may use any name for the container: `FROM anything.lines`. */
function withRoot(from: Expression, document: Value, outer: Scope): Scope {
  let root = from;
  while (root.kind === 'property') root = root.object;
  if (root.kind !== 'identifier') return outer;
  return { ...outer, variables: { ...outer.variables, [root.name]: document } };
}
