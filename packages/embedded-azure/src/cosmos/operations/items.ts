import type { DataAction } from '../access/data-role.ts';
import { readJsonBatch, writeJsonBatch } from '../documents/batch-json.ts';
import type { BatchOperation } from '../documents/batch-operation.ts';
import * as change from '../documents/change-item.ts';
import { runAtomicBatch, runBulk } from '../documents/run-batch.ts';
import { type Change, LARGEST_DOCUMENT } from '../documents/store-document.ts';
import { tooLarge } from '../wire/cosmos-error.ts';
import { readRowBatch } from '../wire/hybrid-row/read-operations.ts';
import { ROW_VERSION } from '../wire/hybrid-row/records.ts';
import { writeRowBatch } from '../wire/hybrid-row/write-results.ts';
import { type Account, type Answer, flagOf, headerOf, idAt, jsonBody, type WireRequest } from '../wire/operation.ts';
import { containerOf, type ItemPlace, placeOf } from './item-place.ts';

export async function readItem(account: Account, request: WireRequest): Promise<Answer> {
  const place = placeOf(account, request);
  const result = change.getItem(place, idAt(request, 2), conditionsOf(request));
  await account.store.settled();
  return itemAnswer(place, result);
}

export function createItem(account: Account, request: WireRequest): Promise<Answer> {
  const body = jsonBody(request);
  return changeItem(account, request, (at) => change.createItem(at, body));
}

export function upsertItem(account: Account, request: WireRequest): Promise<Answer> {
  const body = jsonBody(request);
  return changeItem(account, request, (at) => change.upsertItem(at, body, conditionsOf(request)));
}

export function replaceItem(account: Account, request: WireRequest): Promise<Answer> {
  const body = jsonBody(request);
  return changeItem(account, request, (at) => change.replaceItem(at, idAt(request, 2), body, conditionsOf(request)));
}

export function patchItem(account: Account, request: WireRequest): Promise<Answer> {
  const body = jsonBody(request);
  return changeItem(account, request, (at) => change.patchItem(at, idAt(request, 2), body, conditionsOf(request)));
}

export function deleteItem(account: Account, request: WireRequest): Promise<Answer> {
  return changeItem(account, request, (at) => change.deleteItem(at, idAt(request, 2), conditionsOf(request)));
}

/** A batch or a bulk request. The .NET client sends rows where the others send JSON, and is answered in rows. */
export async function runBatch(account: Account, request: WireRequest): Promise<Answer> {
  const { bytes } = request;
  if (bytes.length > LARGEST_DOCUMENT) throw tooLarge();
  const isRows = bytes[0] === ROW_VERSION;
  const operations = (isRows ? readRowBatch(bytes) : readJsonBatch(request.body)).map((operation) =>
    isBodyWanted(request) ? operation : { ...operation, withoutBody: true },
  );
  for (const { operationType } of operations) request.require?.(actionOf(operationType));
  const { place, done } = await runOperations(account, request, operations);
  const { status, results, charge } = done;
  if (!isRows) return { ...place, status, body: writeJsonBatch(results), charge };
  const headers = { 'content-type': 'application/octet-stream' };
  return { ...place, status, headers, body: writeRowBatch(results), charge };
}

const ACTIONS: Readonly<Record<string, DataAction>> = {
  Create: 'items/create',
  Delete: 'items/delete',
  Patch: 'items/replace',
  Read: 'items/read',
  Replace: 'items/replace',
  Upsert: 'items/upsert',
};

/** An unknown operation is refused when it is run. */
const actionOf = (operationType: string): DataAction => ACTIONS[operationType] ?? 'items/read';

async function runOperations(account: Account, request: WireRequest, operations: BatchOperation[]) {
  const { store } = account;
  if (flagOf(request, 'x-ms-cosmos-batch-atomic')) {
    const place = placeOf(account, request);
    return { place, done: await runAtomicBatch(store, place.container, place.key, operations) };
  }
  const container = containerOf(account, request);
  const goOn = flagOf(request, 'x-ms-cosmos-batch-continue-on-error');
  return { place: { container }, done: await runBulk(store, container, operations, goOn) };
}

async function changeItem(
  account: Account,
  request: WireRequest,
  work: (at: Change) => change.ItemResult,
): Promise<Answer> {
  const place = placeOf(account, request);
  const result = await account.store.change(place.container, (lsn) => work({ ...place, lsn, position: 0 }));
  const { body, ...answer } = itemAnswer(place, result);
  return isBodyWanted(request) && body !== undefined ? { ...answer, body } : answer;
}

function itemAnswer({ container, rangeId }: ItemPlace, { status, item, charge }: change.ItemResult): Answer {
  if (item === undefined) return { status, charge, container, rangeId };
  return { status, body: item.body, headers: { etag: item.etag }, charge, container, rangeId };
}

/** After a write: clients that don't need the item can ask to leave it out. */
const isBodyWanted = (request: WireRequest): boolean => headerOf(request, 'prefer') !== 'return=minimal';

function conditionsOf(request: WireRequest): change.Conditions {
  return { ifMatch: headerOf(request, 'if-match'), ifNoneMatch: headerOf(request, 'if-none-match') };
}
