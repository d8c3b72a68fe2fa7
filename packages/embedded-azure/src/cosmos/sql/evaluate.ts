import { equalValues, type JsonObject } from '../values/json.ts';
import type { Expression, ExpressionOf } from './ast.ts';
import { binaryOperator } from './binary-operator.ts';
import { isAggregate } from './function-names.ts';
import { functions } from './functions.ts';
import { likePattern } from './like-pattern.ts';
import { MANY } from './scalar/sql-function.ts';
import type { Evaluate } from './scope.ts';
import { SqlError } from './sql-error.ts';
import { and, compares, negatable } from './three-valued.ts';

const compiled = new WeakMap<Expression, Evaluate>();

/** Compiles an expression to a closure once, because a query is evaluated for thousands of rows. */
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
      return binaryOperator(expression.operator, compile(expression.left), compile(expression.right));
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
      if (mode === 'exists') return (scope) => scope.subquery(select, scope).length > 0;
      if (mode === 'array') return (scope) => scope.subquery(select, scope);
      return (scope) => scope.subquery(select, scope)[0];
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

function like(expression: ExpressionOf<'like'>): Evaluate {
  const operand = compile(expression.operand);
  const pattern = compile(expression.pattern);
  const escapeChar = expression.escapeChar && compile(expression.escapeChar);
  let lastPattern: string | undefined;
  let matcher = likePattern('');
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
  const [least, most] = found.arity;
  const hasOptional = args.length > least && most < MANY;
  return (scope) => {
    const values = args.map((arg) => arg(scope));
    // An argument that is given but undefined differs from one that is left out.
    if (hasOptional && values.indexOf(undefined, least) !== -1) return undefined;
    return found.apply(...values);
  };
}
