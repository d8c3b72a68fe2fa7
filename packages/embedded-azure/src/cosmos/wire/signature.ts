import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { CosmosError } from './cosmos-error.ts';
import { isByRid } from './resource-path.ts';

const LONGEST_SKEW_MS = 15 * 60_000;

/** The part of a request that its signature covers. */
export interface SignedRequest {
  method: string;
  /** The decoded path. */
  segments: readonly string[];
  authorization: string | undefined;
  /** The header x-ms-date. */
  date: string | undefined;
}

/**
 * Checks the signature of a request by the master key: HMAC-SHA256 of `verb\ntype\nlink\ndate\n\n`, where the
 * link is the path of the resource, or of the parent for operations on a collection.
 * https://learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources
 *
 * @throws CosmosError 401 for a wrong signature, 403 for a date that is more than 15 minutes off
 */
export function requireSignature(key: KeyObject, request: SignedRequest, now: number): void {
  const { authorization = '', date = '' } = request;
  const given = Buffer.from(decodeOrEmpty(authorization));
  const expected = Buffer.from(signature(key, request.method, request.segments, date));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    const kind = /^type=(resource)&/.exec(given.toString())?.[1];
    throw unauthorized(
      kind === undefined
        ? "The input authorization token can't serve the request. Please check that the expected payload is built as per the protocol, and check the key being used."
        : `Tokens of type '${kind}' are not supported by the embedded Cosmos DB: use the account's key.`,
    );
  }
  if (!(Math.abs(now - Date.parse(date)) <= LONGEST_SKEW_MS)) {
    throw new CosmosError(403, 'Forbidden', 'The authorization token is not valid at the current time.');
  }
}

export function signature(key: KeyObject, method: string, segments: readonly string[], date: string): string {
  // An operation on a container is signed like the container.
  if (segments[4] === 'operations') return signature(key, method, segments.slice(0, 4), date);
  const names = segments.length % 2 === 0;
  const type = segments.at(names ? -2 : -1) ?? '';
  const link = linkOf(names ? segments : segments.slice(0, -1));
  const payload = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  return `type=master&ver=1.0&sig=${createHmac('sha256', key).update(payload).digest('base64')}`;
}

/** For an offer, and for resources named by `_rid`, only the last id is signed, in lower case. */
function linkOf(segments: readonly string[]): string {
  const lastAlone = segments[0] === 'offers' || isByRid(segments);
  return lastAlone ? (segments.slice(1).at(-1) ?? '').toLowerCase() : segments.join('/');
}

function decodeOrEmpty(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const unauthorized = (message: string): CosmosError => new CosmosError(401, 'Unauthorized', message);
