import type { IncomingHttpHeaders } from 'node:http';
import type { DataAction } from '../access/data-role.ts';
import type { Container } from '../store/container.ts';
import type { Store } from '../store/store.ts';
import { isJsonObject, type JsonObject, parseJson } from '../values/json.ts';
import { badRequest, unsupported } from './cosmos-error.ts';
import type { Throttle } from './throttle.ts';

/** What every operation uses. */
export interface Account {
  store: Store;
  throttle: Throttle;
  consistency: 'Strong' | 'Session';
  /** The physical ranges of each new container. */
  partitions: number;
}

/** A request as the client sent it. */
export interface WireRequest {
  method: string;
  /** The decoded path: `['dbs', 'shop', 'colls', 'orders']`. */
  segments: readonly string[];
  headers: IncomingHttpHeaders;
  /** Whether it arrived over TLS. */
  isEncrypted: boolean;
  bytes: Buffer;
  /** The same as text. */
  body: string;
  /** @throws CosmosError 403 if its sender may not do this */
  require?: (action: DataAction) => void;
}

export interface Answer {
  status: number;
  /** JSON text, or the rows of a batch; none for 204 and 304. */
  body?: string | Buffer;
  headers?: Record<string, string>;
  /** Estimated request units; 1 by default. */
  charge?: number;
  /** The container of the request. The position of its log becomes the session token. */
  container?: Container;
  /** The physical range of the request, if it has one. */
  rangeId?: string | undefined;
}

export type Operation = (account: Account, request: WireRequest) => Answer | Promise<Answer>;

export function headerOf({ headers }: WireRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function flagOf(request: WireRequest, name: string): boolean {
  return headerOf(request, name)?.toLowerCase() === 'true';
}

/** The id of the database (0), the container (1) or the item (2) that a path names. */
export function idAt({ segments }: WireRequest, level: 0 | 1 | 2): string {
  return segments[level * 2 + 1] ?? '';
}

/** What JSON in Cosmos's own binary form begins with; .NET clients send it when they are told to. */
const BINARY_JSON = 0x80;

/** @throws CosmosError 400, 501 */
export function jsonBody({ bytes, body }: WireRequest): unknown {
  if (bytes[0] === BINARY_JSON) throw unsupported('The binary encoding of JSON');
  try {
    return parseJson(body);
  } catch {
    throw badRequest('The request payload is invalid. Ensure to provide a valid request payload.');
  }
}

/** @throws CosmosError 400 */
export function objectBody(request: WireRequest): JsonObject {
  const body = jsonBody(request);
  if (!isJsonObject(body)) throw badRequest('The request payload is invalid: it is no JSON object.');
  return body;
}

/** A list in the service's form, of resources that already are JSON text. */
export function feedBody(kind: string, rid: string, items: readonly string[]): string {
  return `{"_rid":"${rid}","${kind}":[${items.join(',')}],"_count":${items.length}}`;
}
