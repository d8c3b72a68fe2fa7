import { createHash } from 'node:crypto';
import { isObject, type Lambda, RuntimeValue, toJson, type Value, type ValueObject } from './value.ts';

type BicepFunction = (...parameters: Value[]) => Value;

/** The functions that `infra/` calls or is likely to, as https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions has them. */
export const functions: Readonly<Record<string, BicepFunction>> = {
  // text
  empty: (value = null) => value === null || value === '' || sizeOf(value) === 0,
  replace: (value, from, to) => text(value).replaceAll(text(from), text(to)),
  startsWith: (value, start) => text(value).toLowerCase().startsWith(text(start).toLowerCase()),
  string: (value = null) => (typeof value === 'string' ? value : JSON.stringify(toJson(value))),
  substring: (value, start) => text(value).slice(number(start)),
  toLower: (value) => text(value).toLowerCase(),

  endsWith: (value, end) => text(value).toLowerCase().endsWith(text(end).toLowerCase()),
  int: (value) => (typeof value === 'number' ? value : Number.parseInt(text(value), 10)),
  join: (values, separator) => list(values).map(text).join(text(separator)),
  json: (value) => JSON.parse(text(value)),
  max: (...numbers) => Math.max(...numbers.map(number)),
  split: (value, separator) => text(value).split(text(separator)),
  toUpper: (value) => text(value).toUpperCase(),
  trim: (value) => text(value).trim(),

  // lists and objects
  contains: (container, wanted) => {
    if (typeof container === 'string') return container.includes(text(wanted));
    return Array.isArray(container)
      ? container.includes(wanted ?? null)
      : Object.hasOwn(object(container), text(wanted));
  },
  first: (values) => list(values)[0] ?? null,
  last: (values) => list(values).at(-1) ?? null,
  range: (start, count) => Array.from({ length: number(count) }, (_, index) => number(start) + index),
  reduce: (values, initial = null, each) => list(values).reduce((one, other) => lambda(each)(one, other), initial),
  concat: (...lists) => lists.flatMap(list),
  filter: (values, keep) => list(values).filter((value) => lambda(keep)(value) === true),
  flatten: (values) => list(values).flatMap(list),
  indexOf: (values, wanted) =>
    typeof values === 'string' ? values.indexOf(text(wanted)) : list(values).indexOf(wanted ?? null),
  items: (value) =>
    Object.entries(object(value))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, entry]) => ({ key, value: entry })),
  length: (value = null) => sizeOf(value),
  map: (values, each) => list(values).map((value, index) => lambda(each)(value, index)),
  shallowMerge: (values) => Object.assign({}, ...list(values).map(object)),
  toObject: (values, key, value) =>
    Object.fromEntries(list(values).map((entry) => [text(lambda(key)(entry)), value ? lambda(value)(entry) : entry])),
  union: (...values) => values.map(object).reduce(merged),

  // what is around
  any: (value = null) => value,
  readEnvironmentVariable: (name, fallback) => fallback ?? `<${text(name)}>`,
  deployer: () => ({ objectId: '00000000-0000-0000-0000-00000000dead', tenantId: TENANT }),
  environment: () => ({
    authentication: { loginEndpoint: 'https://login.microsoftonline.com/' },
    suffixes: { storage: 'core.windows.net' },
  }),
  resourceGroup: () => ({ id: GROUP, name: 'rg', location: 'here' }),
  subscription: () => ({ id: SUBSCRIPTION, subscriptionId: SUBSCRIPTION.split('/').at(-1) ?? '' }),
  tenant: () => ({ tenantId: TENANT }),
  utcNow: () => '2026-11-01',

  // names
  guid: (...parts) => {
    const digest = hash(parts);
    return [8, 4, 4, 4, 12].map((length, index) => digest.slice(index * 4, index * 4 + length)).join('-');
  },
  resourceId: (type, ...names) => `${GROUP}/providers/${idOf(text(type), names.map(text))}`,
  subscriptionResourceId: (type, ...names) => `${SUBSCRIPTION}/providers/${idOf(text(type), names.map(text))}`,
  uniqueString: (...parts) => hash(parts).slice(0, 13),
  cidrSubnet: (network, size, index) => {
    const [first, second] = text(network).split('.');
    if (!text(network).endsWith('.0.0/16') || size !== 24) throw new Error('only /24 of a /16 is worked out here');
    return `${first}.${second}.${number(index)}.0/24`;
  },
};

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const TENANT = '00000000-0000-0000-0000-000000000002';

/** `A.B/c/d` and its names, as they alternate in an id. */
export function idOf(type: string, names: readonly string[]): string {
  const [namespace = '', ...types] = type.split('/');
  return [namespace, ...types.flatMap((part, index) => [part, names[index] ?? ''])].join('/');
}

function hash(parts: Value[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map(toJson)))
    .digest('hex');
}

function sizeOf(value: Value): number {
  if (value instanceof RuntimeValue) return 1;
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(object(value)).length;
}

/** Bicep's union: objects inside are merged as well, anything else is the last one's. */
function merged(one: ValueObject, other: ValueObject): ValueObject {
  const result = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = result[key];
    result[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}

export function text(value: Value | undefined): string {
  if (typeof value === 'string' || value instanceof RuntimeValue) return String(value);
  throw new Error(`text is expected, not ${said(value)}`);
}

function number(value: Value | undefined): number {
  if (typeof value === 'number') return value;
  throw new Error(`a number is expected, not ${said(value)}`);
}

export function list(value: Value | undefined): Value[] {
  if (Array.isArray(value)) return value;
  throw new Error(`a list is expected, not ${said(value)}`);
}

function object(value: Value | undefined): ValueObject {
  if (isObject(value)) return value;
  throw new Error(`an object is expected, not ${said(value)}`);
}

function lambda(value: Value | undefined): Lambda {
  if (typeof value === 'function') return value;
  throw new Error(`a lambda is expected, not ${said(value)}`);
}

const said = (value: Value | undefined) =>
  value instanceof RuntimeValue
    ? `${value}, which only a deployment knows`
    : (JSON.stringify(value) ?? 'nothing').slice(0, 80);
