import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { functions, list, text } from './functions.ts';
import { BicepError, type Expression } from './syntax.ts';
import { isObject, RuntimeValue, type Value } from './value.ts';

/** What names stand for in a file. Things are worked out when they are asked for, as a deployment orders them itself. */
export class Scope {
  readonly file: string;
  readonly #symbols: Map<string, () => Value>;

  constructor(file: string, symbols = new Map<string, () => Value>()) {
    this.file = file;
    this.#symbols = symbols;
  }

  /** @param value asked for once, when it is first needed */
  define(name: string, value: () => Value): void {
    let known: { value: Value } | undefined;
    let asking = false;
    this.#symbols.set(name, () => {
      if (known) return known.value;
      if (asking) throw new BicepError(this.file, 1, `${name} depends on itself`);
      asking = true;
      known = { value: value() };
      return known.value;
    });
  }

  /** A scope within this one, where some names stand for something else. */
  with(names: readonly string[], values: readonly Value[]): Scope {
    const symbols = new Map(this.#symbols);
    names.forEach((name, index) => void symbols.set(name, () => values[index] ?? null));
    return new Scope(this.file, symbols);
  }

  get(name: string, line: number): Value {
    const symbol = this.#symbols.get(name);
    if (symbol === undefined) throw new BicepError(this.file, line, `${name} isn't declared`);
    return symbol();
  }
}

/** @throws BicepError */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { line } = expression;
  const value = (inner: Expression) => evaluate(inner, scope);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'text':
      return expression.parts.map((part) => (typeof part === 'string' ? part : printed(value(part)))).join('');
    case 'array':
      return expression.items.map(value);
    case 'object':
      return Object.fromEntries(expression.properties.map(({ key, value: entry }) => [text(value(key)), value(entry)]));
    case 'name':
      return scope.get(expression.name, line);
    case 'member':
      return member(value(expression.object), expression.name, expression.safe, () => located(scope, line));
    case 'index':
      return indexed(value(expression.object), value(expression.index), () => located(scope, line));
    case 'call':
      return call(expression.name, expression.parameters.map(value), scope, line);
    case 'lambda':
      return (...parameters) => evaluate(expression.body, scope.with(expression.names, parameters));
    case 'choice':
      return value(value(expression.condition) === true ? expression.yes : expression.no);
    case 'operation':
      return operate(expression.operator, expression.operands, value, () => located(scope, line));
    case 'loop':
      return guarded(scope, line, () =>
        list(value(expression.list)).map((item, index) =>
          evaluate(expression.body, scope.with(expression.names, [item, index])),
        ),
      );
    case 'condition':
      return value(expression.condition) === true ? value(expression.body) : null;
  }
}

type Located = () => (fault: string) => BicepError;

const located = (scope: Scope, line: number) => (fault: string) => new BicepError(scope.file, line, fault);

function printed(value: Value): string {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : text(value);
}

function member(object: Value, name: string, safe: boolean, at: Located): Value {
  if (object instanceof RuntimeValue) return new RuntimeValue(`${object.path}.${name}`);
  if (isObject(object) && Object.hasOwn(object, name)) return object[name] ?? null;
  if (safe) return null;
  throw at()(object === null ? `.${name} of something that isn't there` : `there is no .${name}`);
}

function indexed(object: Value, index: Value, at: Located): Value {
  if (Array.isArray(object) && typeof index === 'number') {
    const found = object[index];
    if (found === undefined) throw at()(`there is no [${index}]`);
    return found;
  }
  return member(object, text(index), false, at);
}

function call(name: string, parameters: Value[], scope: Scope, line: number): Value {
  if (name === 'loadTextContent') return load(parameters, scope, line);
  if (name === 'loadJsonContent') return JSON.parse(load(parameters, scope, line));
  const known = functions[name];
  if (known === undefined) throw new BicepError(scope.file, line, `the function ${name} isn't known here`);
  return guarded(scope, line, () => known(...parameters));
}

function load([path]: Value[], scope: Scope, line: number): string {
  const file = join(dirname(scope.file), text(path));
  if (!existsSync(file)) throw new BicepError(scope.file, line, `there is no file ${text(path)}`);
  return readFileSync(file, 'utf8');
}

function guarded<T>(scope: Scope, line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BicepError) throw error;
    throw new BicepError(scope.file, line, error instanceof Error ? error.message : String(error));
  }
}

function operate(
  operator: string,
  [left, right]: Expression[],
  value: (inner: Expression) => Value,
  at: Located,
): Value {
  if (left === undefined) throw at()(`${operator} asks for something`);
  const one = value(left);
  if (right === undefined) {
    if (operator === '!' && typeof one === 'boolean') return !one;
    if (operator === '-' && typeof one === 'number') return -one;
    throw at()(`${operator} can't be had of that`);
  }
  if (operator === '&&') return one === true && value(right) === true;
  if (operator === '||') return one === true || value(right) === true;
  if (operator === '??') return one ?? value(right);
  const other = value(right);
  if (operator === '==') return printedOrSame(one) === printedOrSame(other);
  if (operator === '!=') return printedOrSame(one) !== printedOrSame(other);
  if (typeof one !== 'number' || typeof other !== 'number') throw at()(`${operator} is for numbers`);
  const numbers: Record<string, () => Value> = {
    '<': () => one < other,
    '<=': () => one <= other,
    '>': () => one > other,
    '>=': () => one >= other,
    '+': () => one + other,
    '-': () => one - other,
    '*': () => one * other,
    '/': () => Math.trunc(one / other),
  };
  const result = numbers[operator];
  if (result === undefined) throw at()(`${operator} isn't known here`);
  return result();
}

const printedOrSame = (value: Value) => (value instanceof RuntimeValue ? String(value) : value);
