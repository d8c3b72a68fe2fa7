import { equalValues } from '../values/json.ts';
import { arithmetic } from './operators.ts';
import type { Evaluate } from './scope.ts';
import { and, compares, negatable } from './three-valued.ts';

/** Builds the evaluation of a binary operator. */
export function binaryOperator(operator: string, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case 'AND':
      return (scope) => {
        const a = left(scope);
        return a === false ? false : and(a, right(scope));
      };
    case 'OR':
      return (scope) => {
        const a = left(scope);
        if (a === true) return true;
        const b = right(scope);
        if (b === true) return true;
        return a === false && b === false ? false : undefined;
      };
    case '??':
      return (scope) => {
        const a = left(scope);
        return a === undefined ? right(scope) : a;
      };
    case '=':
    case '!=':
      return negatable(operator === '!=', (scope) => {
        const a = left(scope);
        const b = right(scope);
        return a === undefined || b === undefined ? undefined : equalValues(a, b);
      });
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (scope) => compares(operator, left(scope), right(scope));
    case '||':
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return typeof a === 'string' && typeof b === 'string' ? a + b : undefined;
      };
    default: {
      const calculate = arithmetic(operator);
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        if (typeof a !== 'number' || typeof b !== 'number') return undefined;
        const result = calculate(a, b);
        return Number.isFinite(result) ? result : undefined;
      };
    }
  }
}
