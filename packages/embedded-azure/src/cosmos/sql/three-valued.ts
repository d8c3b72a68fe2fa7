import { compareValues, typeRank, type Value } from '../values/json.ts';
import type { Evaluate } from './scope.ts';

/** Three-valued NOT: anything other than true or false stays undefined. */
export function negatable(negated: boolean, evaluate: Evaluate): Evaluate {
  if (!negated) return evaluate;
  return (scope) => {
    const value = evaluate(scope);
    return typeof value === 'boolean' ? !value : undefined;
  };
}

export function and(a: Value, b: Value): Value {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : undefined;
}

/** Only values of the same primitive type compare. Everything else is undefined and selects nothing. */
export function compares(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value): Value {
  const primitive = typeof a === typeof b && a !== undefined && typeof a !== 'object';
  if (!primitive && !(a === null && b === null)) return undefined;
  const order = typeof a === 'boolean' ? typeRank(a) - typeRank(b) : compareValues(a, b);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
