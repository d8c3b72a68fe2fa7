import type { Expression } from '../sql/ast.ts';
import { compile } from '../sql/evaluate.ts';
import type { Scope } from '../sql/scope.ts';
import type { Value } from '../values/json.ts';
import type { PropertyPath } from '../values/property-path.ts';

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** A condition `c.path <comparison> constant` that every selected item meets. */
export interface PathCondition {
  path: PropertyPath;
  comparison: Comparison | 'in';
  /** One value, or several for `in`. None is an object or an array. */
  values: Value[];
}

const MOST_VALUES = 50;
const MIRRORED: Record<Comparison, Comparison> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export interface PathConditions {
  conditions: PathCondition[];
  /** Whether these conditions are all of WHERE. */
  areAll: boolean;
}

/** The conditions of WHERE that are joined by AND and compare one property with constants. */
export function pathConditions(where: Expression | undefined, alias: string, scope: Scope): PathConditions {
  const found: PathCondition[] = [];
  let unread = 0;
  const constant = (expression: Expression): Value[] | undefined => {
    if (expression.kind !== 'literal' && expression.kind !== 'parameter') return undefined;
    const value = compile(expression)(scope);
    return value === undefined || (typeof value === 'object' && value !== null) ? undefined : [value];
  };
  const add = (side: Expression, comparison: PathCondition['comparison'], values: Value[] | undefined) => {
    const path = pathOf(side, alias);
    if (path === undefined || values === undefined) return false;
    found.push({ path, comparison, values });
    return true;
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === 'binary' && expression.operator === 'AND') {
      visit(expression.left);
      visit(expression.right);
    } else if (!read(expression)) {
      unread += 1;
    }
  };
  const read = (expression: Expression): boolean => {
    if (expression.kind === 'binary' && isComparison(expression.operator)) {
      const { left, operator, right } = expression;
      return add(left, operator, constant(right)) || add(right, MIRRORED[operator], constant(left));
    }
    if (expression.kind === 'between' && !expression.negated) {
      const { operand, low, high } = expression;
      return [add(operand, '>=', constant(low)), add(operand, '<=', constant(high))].every((both) => both);
    }
    if (expression.kind === 'in' && !expression.negated && expression.list.length <= MOST_VALUES) {
      const values = expression.list.map(constant);
      return values.every((value) => value !== undefined) && add(expression.operand, 'in', values.flat());
    }
    return false;
  };
  if (where !== undefined) visit(where);
  return { conditions: found, areAll: unread === 0 };
}

function isComparison(operator: string): operator is Comparison {
  return Object.hasOwn(MIRRORED, operator);
}

/** The path that an expression reads from the container's item, or undefined if it is not a plain path. */
export function pathOf(expression: Expression, alias: string): PropertyPath | undefined {
  const keys: string[] = [];
  let at = expression;
  while (at.kind === 'property') {
    if (at.key.kind !== 'literal' || typeof at.key.value !== 'string') return undefined;
    keys.unshift(at.key.value);
    at = at.object;
  }
  return at.kind === 'identifier' && at.name === alias && keys.length > 0 ? keys : undefined;
}
