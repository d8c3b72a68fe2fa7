import { encodeEtag, encodeRid } from '../containers/resource-id.ts';
import { sortKeysOf } from '../containers/sort-keys.ts';
import { effectivePartitionKey } from '../partition-key/effective-partition-key.ts';
import { type PartitionKeyPart, partitionKeyOf, prefixText } from '../partition-key/partition-key.ts';
import type { Container } from '../store/container.ts';
import type { StoredDocument } from '../store/document-row.ts';
import { parseDocument } from '../store/parse-document.ts';
import { isJsonObject, type JsonObject } from '../values/json.ts';
import { badRequest, PARTITION_KEY_MISMATCH, tooLarge } from '../wire/cosmos-error.ts';
import { nowInSeconds } from './clock.ts';

export const LARGEST_DOCUMENT = 2 * 1024 * 1024;
const LONGEST_ID = 1023;
/** The most changes of one transaction: a batch has at most 100. */
const CHANGES_PER_LSN = 128;

/** The place and the number of one item's change. */
export interface Change {
  readonly container: Container;
  readonly key: readonly PartitionKeyPart[];
  /** `key` as the store writes it. */
  readonly keyText: string;
  readonly lsn: number;
  /** Its place in the transaction. */
  readonly position: number;
}

/** An item after an operation. */
export interface Stored {
  etag: string;
  body: string;
}

/**
 * Checks an item and writes it as the new version of `existing`, or as a new one.
 *
 * @throws CosmosError 400, 409 (a unique key), 413
 */
export function storeDocument(change: Change, document: unknown, existing: StoredDocument | undefined): Stored {
  const { container, key, keyText, lsn, position } = change;
  const { definition, documents } = container;
  if (!isJsonObject(document)) throw badRequest('The input content is invalid: it is no JSON object.');
  const id = readDocumentId(document);
  if (JSON.stringify(partitionKeyOf(document, definition.partitionKey)) !== keyText) {
    throw badRequest(
      "PartitionKey extracted from document doesn't match the one specified in the header",
      PARTITION_KEY_MISMATCH,
    );
  }
  const ts = nowInSeconds();
  const expires = expiryOf(document, definition.defaultTtl, ts);
  const stamp = lsn * CHANGES_PER_LSN + position;
  const row = existing?.row ?? stamp;
  const etag = encodeEtag(container.number, stamp, Date.now());
  const body = withSystemProperties(container, document, row, etag, ts);
  const sortKeys = sortKeysOf(document, row, definition.compositeIndexes);
  const version = { row, etag, body, lsn, ts, expires, sortKeys };

  container.uniqueKeys?.move(keyText, row, existing && parseDocument(existing.body), document);
  if (existing !== undefined) {
    documents.update(version);
    return version;
  }
  const prefixes = key.slice(1).map((_, i) => prefixText(key, i + 1));
  const effectiveKey = effectivePartitionKey(key, definition.partitionKey);
  documents.insert({ ...version, key: keyText, prefixes, id, effectiveKey });
  return version;
}

export function removeDocument(container: Container, keyText: string, document: StoredDocument): void {
  container.uniqueKeys?.move(keyText, document.row, parseDocument(document.body), undefined);
  container.documents.delete(document.row);
}

function readDocumentId(document: JsonObject): string {
  const id = document['id'];
  if (typeof id !== 'string' || id === '') {
    throw badRequest("The input content is invalid because the required properties - 'id; ' - are missing");
  }
  if (!id.isWellFormed()) throw badRequest('The input name is invalid: it is no valid Unicode.');
  if (/[/\\#]/.test(id) || Buffer.byteLength(id) > LONGEST_ID) {
    throw badRequest(`The input name is invalid: an id has at most ${LONGEST_ID} bytes and no '/', '\\' or '#'.`);
  }
  return id;
}

/** @returns seconds since 1970, or null for never: an item's own `ttl` counts only if the container has one */
function expiryOf(document: JsonObject, defaultTtl: number | undefined, ts: number): number | null {
  const own = document['ttl'];
  if (own !== undefined) {
    const valid = typeof own === 'number' && Number.isInteger(own) && (own === -1 || own > 0);
    if (!valid) throw badRequest('The input ttl is invalid. Ensure to provide a nonzero positive integer or -1.');
  }
  if (defaultTtl === undefined) return null;
  const ttl = typeof own === 'number' ? own : defaultTtl;
  return ttl > 0 ? ts + ttl : null;
}

function withSystemProperties(
  container: Container,
  document: JsonObject,
  row: number,
  etag: string,
  ts: number,
): string {
  const { _rid, _self, _etag, _attachments, _ts, _lsn, ...own } = document;
  const rid = documentRid(container, row);
  const body = JSON.stringify({
    ...own,
    ...{ _rid: rid, _self: `${String(container.resource['_self'])}docs/${rid}/`, _etag: etag },
    ...{ _attachments: 'attachments/', _ts: ts },
  });
  if (body.length > LARGEST_DOCUMENT / 4 && Buffer.byteLength(body) > LARGEST_DOCUMENT) throw tooLarge();
  return body;
}

function documentRid(container: Container, row: number): string {
  const bytes = Buffer.alloc(16);
  bytes.write(container.rid.replaceAll('-', '/'), 'base64');
  bytes.writeBigUInt64LE(BigInt(row), 8);
  return encodeRid(bytes);
}
