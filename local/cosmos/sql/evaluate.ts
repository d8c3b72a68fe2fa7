import { compareValues, equalValues, type JsonObject, typeRank, type Value } from '../values/json.ts';
import type { Expression, ExpressionOf } from './ast.ts';
import { isAggregate } from './function-names.ts';
import { functions } from './functions.ts';
import { likePattern } from './like-pattern.ts';
import { arithmetic } from './operators.ts';
import { selectRows } from './select-rows.ts';
import { SqlError } from './sql-error.ts';

/** What names stand for while one row is evaluated. */
export interface Scope {
  readonly variables: Readonly<Record<string, Value>>;
  readonly parameters: ReadonlyMap<string, Value>;
  /** The results of the aggregate calls, where rows have been grouped. */
  readonly aggregates?: ReadonlyMap<Expression, Value>;
}

export type Evaluate = (scope: Scope) => Value;

const compiled = new WeakMap<Expression, Evaluate>();

/** Turns an expression into a closure, once: a query is evaluated for thousands of rows. */
export function compile(expression: Expression): Evaluate {
  let evaluate = compiled.get(expression);
  if (evaluate === undefined) {
    evaluate = build(expression);
    compiled.set(expression, evaluate);
  }
  return evaluate;
}

function build(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'parameter': {
      const { name } = expression;
      return (scope) => scope.parameters.get(name);
    }
    case 'identifier': {
      const { name } = expression;
      return (scope) => scope.variables[name];
    }
    case 'property':
      return property(expression);
    case 'unary':
      return unary(expression);
    case 'binary':
      return binary(expression);
    case 'in': {
      const operand = compile(expression.operand);
      const list = expression.list.map(compile);
      return negatable(expression.negated, (scope) => {
        const value = operand(scope);
        if (value === undefined) return undefined;
        return list.some((item) => equalValues(value, item(scope)));
      });
    }
    case 'between': {
      const [operand, low, high] = [expression.operand, expression.low, expression.high].map(compile);
      if (!operand || !low || !high) throw new SqlError('BETWEEN needs two bounds.');
      return negatable(expression.negated, (scope) => {
        const value = operand(scope);
        return and(compares('>=', value, low(scope)), compares('<=', value, high(scope)));
      });
    }
    case 'like':
      return like(expression);
    case 'call':
      return call(expression);
    case 'array': {
      const items = expression.items.map(compile);
      return (scope) => items.map((item) => item(scope)).filter((value) => value !== undefined);
    }
    case 'object': {
      const members = expression.members.map(({ key, value }) => [key, compile(value)] as const);
      return (scope) => {
        const object: JsonObject = {};
        for (const [key, member] of members) {
          const value = member(scope);
          if (value !== undefined) object[key] = value;
        }
        return object;
      };
    }
    case 'conditional': {
      const test = compile(expression.test);
      const then = compile(expression.then);
      const otherwise = compile(expression.otherwise);
      return (scope) => (test(scope) === true ? then(scope) : otherwise(scope));
    }
    case 'subquery': {
      const { select, mode } = expression;
      if (mode === 'exists') return (scope) => selectRows(select, undefined, scope).length > 0;
      if (mode === 'array') return (scope) => selectRows(select, undefined, scope);
      return (scope) => selectRows(select, undefined, scope)[0];
    }
  }
}

function property(expression: ExpressionOf<'property'>): Evaluate {
  const object = compile(expression.object);
  const key = compile(expression.key);
  return (scope) => {
    const container = object(scope);
    if (typeof container !== 'object' || container === null) return undefined;
    const name = key(scope);
    if (Array.isArray(container)) return typeof name === 'number' ? container[name] : undefined;
    return typeof name === 'string' && Object.hasOwn(container, name) ? container[name] : undefined;
  };
}

function unary({ operator, operand }: ExpressionOf<'unary'>): Evaluate {
  const value = compile(operand);
  if (operator === 'NOT') return negatable(true, value);
  return (scope) => {
    const number = value(scope);
    if (typeof number !== 'number') return undefined;
    return operator === '-' ? -number : operator === '~' ? ~number : number;
  };
}

function binary(expression: ExpressionOf<'binary'>): Evaluate {
  const left = compile(expression.left);
  const right = compile(expression.right);
  const { operator } = expression;
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

function like(expression: ExpressionOf<'like'>): Evaluate {
  const operand = compile(expression.operand);
  const pattern = compile(expression.pattern);
  const escapeChar = expression.escapeChar && compile(expression.escapeChar);
  let lastPattern: string | undefined;
  let matcher = /^$/;
  return negatable(expression.negated, (scope) => {
    const text = operand(scope);
    const wanted = pattern(scope);
    if (typeof text !== 'string' || typeof wanted !== 'string') return undefined;
    if (wanted !== lastPattern) {
      const escaping = escapeChar?.(scope);
      matcher = likePattern(wanted, typeof escaping === 'string' ? escaping : undefined);
      lastPattern = wanted;
    }
    return matcher.test(text);
  });
}

function call(expression: ExpressionOf<'call'>): Evaluate {
  if (isAggregate(expression.name)) {
    return (scope) => {
      if (scope.aggregates === undefined) throw new SqlError('An aggregate function stands where no rows are grouped.');
      return scope.aggregates.get(expression);
    };
  }
  const found = functions.get(expression.name);
  if (found === undefined) throw new SqlError(`'${expression.name}' is not a recognized built-in function name.`);
  const args = expression.args.map(compile);
  const [only] = args;
  if (args.length === 1 && only !== undefined) return (scope) => found.apply(only(scope));
  return (scope) => found.apply(...args.map((arg) => arg(scope)));
}

/** Three-valued NOT: what is neither true nor false stays undefined. */
function negatable(negated: boolean, evaluate: Evaluate): Evaluate {
  if (!negated) return evaluate;
  return (scope) => {
    const value = evaluate(scope);
    return typeof value === 'boolean' ? !value : undefined;
  };
}

function and(a: Value, b: Value): Value {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : undefined;
}

/** Only values of one primitive type compare; everything else is undefined, and so selects nothing. */
function compares(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value): Value {
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
