import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkStart } from './check-start.ts';
import { functions } from './functions.ts';
import { readBicepFile } from './read-bicep.ts';
import type { BicepFile, Expression, Module } from './syntax.ts';
import { everythingIn, propertyOf } from './walk.ts';

const LOADERS = ['loadTextContent', 'loadJsonContent'];

/**
 * What a compiler would say of names, calls, files and modules: every fault as `file:line: what`. Types of resources
 * are not among it; resource-types.ts lists which there may be.
 */
export function checkSymbols(read: BicepFile): string[] {
  const faults: string[] = [];
  const say = (line: number, fault: string) => faults.push(`${read.file}:${line}: ${fault}`);
  const declared = declarationsOf(read);
  const counts = new Map<string, number>();
  for (const { symbol, line } of declared) {
    if (counts.has(symbol)) say(line, `${symbol} is declared twice`);
    counts.set(symbol, 0);
  }
  for (const root of expressionsOf(read)) {
    for (const { expression, names } of everythingIn(root)) {
      const { line } = expression;
      if (expression.kind === 'name' && !names.includes(expression.name)) {
        const count = counts.get(expression.name);
        if (count === undefined) say(line, `${expression.name} isn't declared`);
        else counts.set(expression.name, count + 1);
      }
      if (expression.kind === 'call') for (const fault of checkCall(expression, read.file)) say(line, fault);
      if (expression.kind === 'member') for (const fault of checkOutput(expression, read)) say(line, fault);
    }
  }
  for (const { symbol, line, kind } of declared) {
    const mayBeUnused =
      kind === 'module' || (kind === 'resource' ? !isExisting(read, symbol) : isExported(read, symbol));
    if (!mayBeUnused && counts.get(symbol) === 0) say(line, `${symbol} is declared and not used`);
  }
  for (const { symbol, path, line } of read.imports) {
    const file = join(dirname(read.file), path);
    if (!existsSync(file)) say(line, `there is no file ${path}`);
    else if (!isExported(readBicepFile(file), symbol)) say(line, `${path} doesn't export ${symbol}`);
  }
  for (const { line, fault } of checkStart(read)) say(line, fault);
  for (const module of read.modules) for (const fault of checkModule(module, read)) say(module.line, fault);
  for (const { symbol, line, body } of read.resources) {
    const named = ['name', 'uniqueName', 'appId'].some((name) => propertyOf(body, name));
    if (!named) say(line, `${symbol} has no name`);
  }
  return faults;
}

/** Outputs are no symbols: one may be called as something else is. */
function declarationsOf(read: BicepFile): { symbol: string; line: number; kind: string }[] {
  return [...read.imports, ...read.parameters, ...read.variables, ...read.resources, ...read.modules];
}

const isExported = (read: BicepFile, symbol: string) =>
  read.variables.some(
    (variable) => variable.symbol === symbol && variable.decorators.some(({ name }) => name === 'export'),
  );

const isExisting = (read: BicepFile, symbol: string) =>
  read.resources.some((resource) => resource.symbol === symbol && resource.existing);

export function expressionsOf(read: BicepFile): Expression[] {
  const decorated = [...read.parameters, ...read.variables, ...read.resources, ...read.modules, ...read.outputs];
  return [
    ...read.parameters.flatMap(({ fallback }) => (fallback ? [fallback] : [])),
    ...[...read.variables, ...read.outputs].map(({ value }) => value),
    ...[...read.resources, ...read.modules].map(({ body }) => body),
    ...decorated.flatMap(({ decorators }) => decorators.flatMap(({ parameters }) => parameters)),
  ];
}

function checkCall({ name, parameters }: Expression & { kind: 'call' }, file: string): string[] {
  if (!LOADERS.includes(name))
    return Object.hasOwn(functions, name) ? [] : [`there is no function ${name}, or it isn't known here`];
  const [path] = parameters;
  if (path?.kind !== 'literal' || typeof path.value !== 'string') return [`${name} asks for a plain path`];
  return existsSync(join(dirname(file), path.value)) ? [] : [`there is no file ${path.value}`];
}

/** `module.outputs.x`, also of one of several. */
function checkOutput(expression: Expression & { kind: 'member' }, read: BicepFile): string[] {
  const { object, name } = expression;
  if (object.kind !== 'member' || object.name !== 'outputs') return [];
  const owner = object.object.kind === 'index' ? object.object.object : object.object;
  const module = owner.kind === 'name' && read.modules.find(({ symbol }) => symbol === owner.name);
  const file = module && fileOf(module, read);
  if (!file || !existsSync(file)) return [];
  const known = readBicepFile(file).outputs.some(({ symbol }) => symbol === name);
  return known ? [] : [`${module.path} has no output ${name}`];
}

const fileOf = (module: Module, read: BicepFile) => join(dirname(read.file), module.path);

function checkModule(module: Module, read: BicepFile): string[] {
  const file = fileOf(module, read);
  if (!existsSync(file)) return [`there is no file ${module.path}`];
  const { parameters } = readBicepFile(file);
  const params = propertyOf(module.body, 'params');
  const given = params?.kind === 'object' ? params.properties : [];
  const names = given.map(({ key }) => (key.kind === 'literal' ? String(key.value) : ''));
  const faults: string[] = [];
  for (const name of names) {
    if (!parameters.some(({ symbol }) => symbol === name)) faults.push(`${module.path} has no parameter ${name}`);
  }
  for (const { symbol, fallback, type } of parameters) {
    const value = given.find(({ key }) => key.kind === 'literal' && key.value === symbol)?.value;
    if (!value && !fallback && !type.endsWith('?')) faults.push(`${module.path} asks for ${symbol}`);
    const found = value && typeOf(value, read);
    if (found && !fits(found, type)) faults.push(`${symbol} of ${module.path} is ${type}, not ${found}`);
  }
  return faults;
}

/** The type where it stands there; undefined where only the compiler could tell. */
function typeOf(value: Expression, read: BicepFile): string | undefined {
  if (value.kind === 'text') return 'string';
  if (value.kind === 'array') return 'array';
  if (value.kind === 'object') return 'object';
  if (value.kind === 'literal')
    return { string: 'string', number: 'int', boolean: 'bool' }[typeof value.value as string];
  if (value.kind === 'name') return read.parameters.find(({ symbol }) => symbol === value.name)?.type;
  return undefined;
}

function fits(found: string, type: string): boolean {
  const plain = type.replace(/\?$/, '');
  const isList = plain === 'array' || plain.endsWith('[]');
  if (plain.startsWith('{') && !isList) return found === 'object' || found === plain;
  return found === plain || (isList && (found === 'array' || found.endsWith('[]')));
}
