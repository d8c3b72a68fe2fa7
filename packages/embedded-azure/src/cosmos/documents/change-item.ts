import type { StoredDocument } from '../store/document-row.ts';
import { parseDocument } from '../store/parse-document.ts';
import { isJsonObject } from '../values/json.ts';
import { badRequest, conflict, notFound, preconditionFailed } from '../wire/cosmos-error.ts';
import { nowInSeconds } from './clock.ts';
import { patchDocument } from './patch-document.ts';
import { readPatch } from './read-patch.ts';
import { readCharge, writeCharge } from './request-charge.ts';
import { type Change, removeDocument, type Stored, storeDocument } from './store-document.ts';

/** The preconditions of an operation, from its headers or its entry in a batch. */
export interface Conditions {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

export interface ItemResult {
  status: number;
  item?: Stored;
  /** An estimate of the request units; see SUPPORT.md. */
  charge: number;
}

/** The item under an id. @throws CosmosError 404 */
export function readItem({ container, keyText }: Pick<Change, 'container' | 'keyText'>, id: string): StoredDocument {
  const found = container.documents.get(keyText, id, nowInSeconds());
  if (found === undefined) throw notFound();
  return found;
}

export function getItem(
  place: Pick<Change, 'container' | 'keyText'>,
  id: string,
  { ifNoneMatch }: Conditions,
): ItemResult {
  const item = readItem(place, id);
  return { status: item.etag === ifNoneMatch ? 304 : 200, item, charge: readCharge(item.body) };
}

export function createItem(change: Change, document: unknown): ItemResult {
  if (existingItem(change, document) !== undefined) throw conflict();
  return stored(201, change, document, undefined);
}

/** If-Match with an id that doesn't exist is no error here: the item is created. */
export function upsertItem(change: Change, document: unknown, conditions: Conditions): ItemResult {
  const existing = existingItem(change, document);
  if (existing !== undefined) requireConditions(existing, conditions);
  return stored(existing === undefined ? 201 : 200, change, document, existing);
}

export function replaceItem(change: Change, id: string, document: unknown, conditions: Conditions): ItemResult {
  const existing = readItem(change, id);
  requireConditions(existing, conditions);
  if (!isJsonObject(document) || document['id'] !== id) throw badRequest("The property 'id' cannot be changed.");
  return stored(200, change, document, existing);
}

export function patchItem(change: Change, id: string, body: unknown, conditions: Conditions): ItemResult {
  const existing = readItem(change, id);
  requireConditions(existing, conditions);
  const patch = readPatch(body);
  const document = parseDocument(existing.body);
  patchDocument(document, patch, change.container.definition.partitionKey.paths);
  return stored(200, change, document, existing);
}

export function deleteItem(change: Change, id: string, conditions: Conditions): ItemResult {
  const existing = readItem(change, id);
  requireConditions(existing, conditions);
  removeDocument(change.container, change.keyText, existing);
  const charge = writeCharge(existing.body, change.container.definition.indexedValues(parseDocument(existing.body)));
  return { status: 204, charge };
}

function stored(status: number, change: Change, document: unknown, existing: StoredDocument | undefined): ItemResult {
  const item = storeDocument(change, document, existing);
  const { indexedValues } = change.container.definition;
  const once = writeCharge(item.body, isJsonObject(document) ? indexedValues(document) : 0);
  return { status, item, charge: existing === undefined ? once : once * 2 };
}

/** Finds the item that has the id of a new document. An expired item doesn't count. */
function existingItem({ container, keyText }: Change, document: unknown): StoredDocument | undefined {
  const id = isJsonObject(document) ? document['id'] : undefined;
  if (typeof id !== 'string') return undefined; // `storeDocument` refuses it
  const now = nowInSeconds();
  const alive = container.documents.get(keyText, id, now);
  if (alive === undefined && container.definition.defaultTtl !== undefined) {
    const expired = container.documents.expiredAt(keyText, id, now);
    if (expired !== undefined) removeDocument(container, keyText, expired);
  }
  return alive;
}

function requireConditions(existing: StoredDocument, { ifMatch, ifNoneMatch }: Conditions): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== existing.etag) throw preconditionFailed();
  if (ifNoneMatch !== undefined && (ifNoneMatch === '*' || ifNoneMatch === existing.etag)) throw preconditionFailed();
}
