import { arrayFunctions } from './scalar/array-functions.ts';
import { dateFunctions } from './scalar/date-functions.ts';
import { numberFunctions } from './scalar/number-functions.ts';
import type { SqlFunction } from './scalar/sql-function.ts';
import { textFunctions } from './scalar/text-functions.ts';
import { typeFunctions } from './scalar/type-functions.ts';

/** Every scalar function of the dialect, by its name in capitals. undefined in means undefined out. */
export const functions: ReadonlyMap<string, SqlFunction> = new Map(
  Object.entries<SqlFunction>({
    ...typeFunctions,
    ...textFunctions,
    ...arrayFunctions,
    ...numberFunctions,
    ...dateFunctions,
    IIF: { arity: [3, 3], apply: (test, then, otherwise) => (test === true ? then : otherwise) },
  }),
);
