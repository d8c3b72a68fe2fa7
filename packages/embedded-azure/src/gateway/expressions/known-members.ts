import { createHash, randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Exchange, Headers } from '../exchange.ts';
import { claimsOf } from './claims-of.ts';
import { ExpressionFailure, type Kind } from './expression.ts';
import { asBytes, asDate, asHeaders, asJwt, asList, asNumber, asString, Jwt } from './narrow.ts';

/** A member that expressions may use: a property, or a method if there are parameters. */
export interface Member {
  readonly kind: Kind;
  readonly parameters?: readonly Kind[];
  readonly readsBody?: boolean;
  get(exchange: Exchange, target: unknown, values: readonly unknown[]): unknown;
}

/** The current time, for expressions that read it. */
export type Now = () => number;

/** The names that an expression can begin with. */
export function knownNames(now: Now): ReadonlyMap<string, Member> {
  const names: Record<string, Member> = {
    'context.Request.Method': { kind: 'string', get: ({ request }) => request.method },
    'context.Request.OriginalUrl.Path': { kind: 'string', get: ({ request }) => request.path },
    'context.Request.IpAddress': { kind: 'string', get: ({ request }) => request.ipAddress },
    'context.Request.Headers': { kind: 'headers', get: ({ request }) => request.headers },
    'context.Request.Body': { kind: 'body', get: ({ request: { body } }) => (body.present ? body : null) },
    'context.Elapsed': { kind: 'timespan', get: ({ startedAt }) => now() - startedAt },
    'context.Response': { kind: 'response', get: ({ response }) => response ?? null },
    'context.Response.Headers': { kind: 'headers', get: ({ response }) => present(response).headers },
    'context.Response.StatusCode': { kind: 'number', get: ({ response }) => present(response).status },
    'context.Variables': { kind: 'variables', get: () => null },
    'context.LastError.Source': { kind: 'string', get: ({ lastError }) => present(lastError).source },
    'context.LastError.Reason': { kind: 'string', get: ({ lastError }) => present(lastError).reason },
    'Guid.NewGuid': { kind: 'guid', parameters: [], get: () => randomUUID() },
    'DateTime.UtcNow': { kind: 'date', get: () => new Date(now()) },
    'Newtonsoft.Json.Formatting.None': { kind: 'formatting', get: () => null },
    'Regex.IsMatch': {
      kind: 'bool',
      parameters: ['string', 'string'],
      get: (_exchange, _target, [text, pattern]) => regexOf(asString(pattern)).test(asString(text)),
    },
    'System.Text.Encoding.UTF8.GetBytes': {
      kind: 'bytes',
      parameters: ['string'],
      get: (_exchange, _target, [text]) => Buffer.from(asString(text)),
    },
    'System.Security.Cryptography.SHA256.Create': { kind: 'sha256', parameters: [], get: () => null },
    'Convert.ToBase64String': {
      kind: 'string',
      parameters: ['bytes'],
      get: (_exchange, _target, [bytes]) => asBytes(bytes).toString('base64'),
    },
    'long.Parse': { kind: 'number', parameters: ['string'], get: (_exchange, _target, [text]) => parseLong(text) },
  };
  return new Map(Object.entries(names));
}

/** The members of values, as `kind.Member`. */
export const knownMembers: ReadonlyMap<string, Member> = new Map<string, Member>([
  [
    'headers.GetValueOrDefault',
    {
      kind: 'string',
      parameters: ['string', 'string'],
      get: (_exchange, target, [name, absent]) => headerOf(asHeaders(target), asString(name)) ?? asString(absent),
    },
  ],
  [
    'headers.ContainsKey',
    {
      kind: 'bool',
      parameters: ['string'],
      get: (_exchange, target, [name]) => headerOf(asHeaders(target), asString(name)) !== undefined,
    },
  ],
  [
    'variables.ContainsKey',
    {
      kind: 'bool',
      parameters: ['string'],
      get: ({ variables }, _target, [name]) => variables.has(asString(name)),
    },
  ],
  [
    'body.As<byte[]>',
    { kind: 'bytes', parameters: ['bool'], readsBody: true, get: ({ request }) => request.body.buffered },
  ],
  [
    'sha256.ComputeHash',
    {
      kind: 'bytes',
      parameters: ['bytes'],
      get: (_exchange, _target, [bytes]) => createHash('sha256').update(asBytes(bytes)).digest(),
    },
  ],
  ['bytes.Length', { kind: 'number', get: (_exchange, target) => asBytes(target).length }],
  ['Jwt.Claims', { kind: 'claims', get: (_exchange, target) => asJwt(target) }],
  [
    'claims.GetValueOrDefault',
    {
      kind: 'string',
      parameters: ['string', 'string'],
      get: (_exchange, target, [name, absent]) =>
        asJwt(target).claims.get(asString(name))?.join(',') ?? asString(absent),
    },
  ],
  [
    'string.Split',
    {
      kind: 'strings',
      parameters: ['char'],
      get: (_exchange, target, [separator]) => asString(target).split(asString(separator)),
    },
  ],
  [
    'strings.Contains',
    { kind: 'bool', parameters: ['string'], get: (_exchange, target, [item]) => asList(target).includes(item) },
  ],
  ['timespan.TotalSeconds', { kind: 'number', get: (_exchange, target) => asNumber(target) / 1000 }],
  ['strings.Last', { kind: 'string', parameters: [], get: (_exchange, target) => asList(target).at(-1) }],
  ['string.AsJwt', { kind: 'Jwt', parameters: [], get: (_exchange, target) => readJwt(asString(target)) }],
  ['guid.ToString', { kind: 'string', parameters: [], get: (_exchange, target) => target }],
  ['number.ToString', { kind: 'string', parameters: [], get: (_exchange, target) => String(asNumber(target)) }],
  ['object.ToString', { kind: 'string', parameters: [], get: (_exchange, target) => textOf(target) }],
  [
    'date.ToString',
    {
      kind: 'string',
      parameters: ['string'],
      get: (_exchange, target, [format]) => writeDate(asDate(target), asString(format)),
    },
  ],
  ['json.ToString', { kind: 'string', parameters: ['formatting'], get: (_exchange, target) => JSON.stringify(target) }],
]);

/** C#'s null reference. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new ExpressionFailure('null has no members');
  return value;
}

/** Reads a token without checking it, like API Management's AsJwt: null for what is none. */
function readJwt(token: string): Jwt | null {
  try {
    decodeProtectedHeader(token);
    return new Jwt(claimsOf(decodeJwt(token)));
  } catch {
    return null;
  }
}

const patterns = new Map<string, RegExp>();

/**
 * There are as many patterns as in the policy files. The files only use what .NET and JavaScript read in the same way.
 */
function regexOf(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const regex = new RegExp(pattern);
  patterns.set(pattern, regex);
  return regex;
}

function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(',') : value;
}

/** .NET's Int64: surrounding white space, one sign, and any number of leading zeros. */
function parseLong(text: unknown): number {
  const [, sign, digits] = /^[\t-\r ]*([-+]?)(\d+)[\t-\r ]*$/.exec(asString(text)) ?? [];
  const value = digits === undefined ? undefined : BigInt(digits) * (sign === '-' ? -1n : 1n);
  if (value === undefined || BigInt.asIntN(64, value) !== value) throw new ExpressionFailure('the text is no long');
  return Number(value);
}

function textOf(value: unknown): string {
  if (value instanceof Jwt || value === null || value === undefined) {
    throw new ExpressionFailure('the value has no text');
  }
  return String(value);
}

function writeDate(date: Date, format: string): string {
  if (format !== RFC_3339) throw new ExpressionFailure(`the format ${format} is not supported`);
  return date.toISOString();
}

/** .NET's notation of the only supported time format. */
const RFC_3339 = 'yyyy-MM-ddTHH:mm:ss.fffZ';
