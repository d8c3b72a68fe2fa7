import type { JsonObject } from '../values/json.ts';
import type { Select, SelectItem } from './ast.ts';
import { compile } from './evaluate.ts';
import { lastKey } from './parse.ts';
import type { Evaluate } from './scope.ts';

/** The name of the container in a query without FROM. */
export const DEFAULT_ALIAS = 'c';

export const rootAlias = (select: Select): string => select.sources[0]?.alias ?? DEFAULT_ALIAS;

/** Evaluates the SELECT clause for a row. Undefined means that the row has no result. */
export function project(select: Select): Evaluate {
  const { projection } = select;
  switch (projection.kind) {
    case 'all': {
      const alias = rootAlias(select);
      return (scope) => scope.variables[alias];
    }
    case 'value':
      return compile(projection.expression);
    case 'items': {
      const names = itemNames(projection.items);
      const columns = projection.items.map((item, i) => [names[i] ?? '', compile(item.expression)] as const);
      return (scope) => {
        const row: JsonObject = {};
        for (const [name, column] of columns) {
          const value = column(scope);
          if (value !== undefined) row[name] = value;
        }
        return row;
      };
    }
  }
}

/** `$1`, `$2` … for items that have neither an alias nor a path as a name. */
export function itemNames(items: readonly SelectItem[]): string[] {
  let unnamed = 0;
  return items.map((item) => {
    const name = item.alias ?? lastKey(item.expression);
    if (name !== undefined) return name;
    unnamed += 1;
    return `$${unnamed}`;
  });
}
