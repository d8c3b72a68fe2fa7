import { dirname, join } from 'node:path';
import { evaluate, Scope } from './evaluate.ts';
import { GROUP, idOf, SUBSCRIPTION, text } from './functions.ts';
import { readBicepFile } from './read-bicep.ts';
import { BicepError, type BicepFile, type Expression, type Module, type Parameter, type Resource } from './syntax.ts';
import { at, isObject, RuntimeValue, type Value, type ValueObject } from './value.ts';

/** A resource as a deployment would make it, or look it up. */
export interface Deployed {
  type: string;
  version: string;
  /** Whole: `parent/child`. */
  name: string;
  id: string;
  existing: boolean;
  /** What it is made of, without parent, scope and dependsOn. */
  body: ValueObject;
  /** What it is an extension of. */
  scope: string | undefined;
  file: string;
  symbol: string;
}

export interface Deployment {
  resources: Deployed[];
  outputs: Record<string, Value>;
}

/**
 * Works out what deploying a file would make, without Azure: loops, conditions, modules and loaded files; what only a
 * deployment can know is a RuntimeValue.
 *
 * @throws BicepError
 */
export function deploy(file: string, parameters: Record<string, Value>): Deployment {
  const resources: Deployed[] = [];
  const outputs = deployFile(readBicepFile(file), parameters, resources);
  return { resources, outputs };
}

function deployFile(read: BicepFile, given: Record<string, Value>, made: Deployed[]): Record<string, Value> {
  const scope = new Scope(read.file);
  for (const parameter of read.parameters) {
    scope.define(parameter.symbol, () => valueFor(parameter, given, scope));
  }
  for (const name of Object.keys(given)) {
    if (read.parameters.some(({ symbol }) => symbol === name)) continue;
    throw new BicepError(read.file, 1, `there is no parameter ${name}`);
  }
  for (const { symbol, path } of read.imports) {
    scope.define(symbol, () => exported(join(dirname(read.file), path), symbol));
  }
  for (const { symbol, value } of read.variables) scope.define(symbol, () => evaluate(value, scope));
  for (const resource of read.resources) {
    scope.define(resource.symbol, () => each(resource.body, scope, (body, inner) => make(resource, body, inner, made)));
  }
  for (const module of read.modules) {
    scope.define(module.symbol, () =>
      each(module.body, scope, (body, inner) => deployModule(module, body, inner, made)),
    );
  }
  for (const { symbol, line } of [...read.parameters, ...read.resources, ...read.modules]) scope.get(symbol, line);
  return Object.fromEntries(read.outputs.map(({ symbol, value }) => [symbol, evaluate(value, scope)]));
}

/** A variable of another file, which can name variables of that file only. */
function exported(file: string, wanted: string): Value {
  const { variables } = readBicepFile(file);
  const scope = new Scope(file);
  for (const { symbol, value } of variables) scope.define(symbol, () => evaluate(value, scope));
  return scope.get(wanted, 1);
}

function valueFor(parameter: Parameter, given: Record<string, Value>, scope: Scope): Value {
  const { symbol, fallback, line, decorators } = parameter;
  const value = Object.hasOwn(given, symbol) ? given[symbol] : fallback && evaluate(fallback, scope);
  if (value === undefined) throw new BicepError(scope.file, line, `parameter ${symbol} isn't given`);
  for (const { name, parameters } of decorators) {
    const limit = parameters[0] === undefined ? null : evaluate(parameters[0], scope);
    const size = typeof value === 'string' ? value.length : Number(value);
    const wrong =
      (name === 'allowed' && Array.isArray(limit) && !limit.includes(value)) ||
      ((name === 'minLength' || name === 'minValue') && size < Number(limit)) ||
      ((name === 'maxLength' || name === 'maxValue') && size > Number(limit));
    if (wrong) throw new BicepError(scope.file, line, `${symbol} can't be ${JSON.stringify(value)}: @${name}`);
  }
  return value;
}

/** One for each of a loop, none where a condition doesn't hold, else one. */
function each(body: Expression, scope: Scope, makeOne: (body: Expression, scope: Scope) => Value): Value {
  if (body.kind === 'condition') {
    return evaluate(body.condition, scope) === true ? each(body.body, scope, makeOne) : null;
  }
  if (body.kind !== 'loop') return makeOne(body, scope);
  const items = evaluate(body.list, scope);
  if (!Array.isArray(items)) throw new BicepError(scope.file, body.line, 'a loop is over a list');
  return items.map((item, index) => each(body.body, scope.with(body.names, [item, index]), makeOne));
}

const ABOUT = ['parent', 'scope', 'dependsOn'];

function make(resource: Resource, expression: Expression, scope: Scope, made: Deployed[]): Value {
  const all = evaluate(expression, scope);
  if (!isObject(all)) throw new BicepError(scope.file, resource.line, `${resource.symbol} isn't an object`);
  const parent = at(all, 'parent');
  const own = text(at(all, 'name') ?? at(all, 'uniqueName') ?? at(all, 'appId') ?? '');
  const name = isObject(parent) ? `${text(at(parent, 'name'))}/${own}` : own;
  const scopeId = at(all, 'scope', 'id');
  const body = Object.fromEntries(Object.entries(all).filter(([key]) => !ABOUT.includes(key)));
  const { type, version, existing, symbol } = resource;
  const place = scopeId === undefined ? GROUP : text(scopeId);
  const isGroup = type === 'Microsoft.Resources/resourceGroups';
  const id = isGroup ? `${SUBSCRIPTION}/resourceGroups/${name}` : `${place}/providers/${idOf(type, name.split('/'))}`;
  const scopedTo = scopeId === undefined ? undefined : text(scopeId);
  made.push({ type, version, name, id, existing, body, scope: scopedTo, file: scope.file, symbol });
  return asSeen(symbol, { ...body, id, name });
}

/** A resource as expressions see it: what it was given, and whatever else Azure will say of it. */
function asSeen(path: string, value: ValueObject): Value {
  return new Proxy(value, {
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, writable: true }),
    get(target, key) {
      if (typeof key !== 'string') return undefined;
      const found = Object.hasOwn(target, key) ? target[key] : undefined;
      if (found === undefined) return new RuntimeValue(`${path}.${key}`);
      return isObject(found) ? asSeen(`${path}.${key}`, found) : found;
    },
  });
}

function deployModule(module: Module, expression: Expression, scope: Scope, made: Deployed[]): Value {
  if (expression.kind !== 'object') throw new BicepError(scope.file, module.line, 'a module has a body');
  const given = expression.properties.find(({ key }) => key.kind === 'literal' && key.value === 'params');
  const parameters = given ? evaluate(given.value, scope) : {};
  if (!isObject(parameters)) throw new BicepError(scope.file, module.line, 'params is an object');
  const file = join(dirname(scope.file), module.path);
  return { name: module.symbol, outputs: deployFile(readBicepFile(file), parameters, made) };
}
