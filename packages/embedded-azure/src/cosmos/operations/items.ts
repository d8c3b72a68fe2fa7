import * as change from '../documents/change-item.ts';
import { runAtomicBatch, runBulk } from '../documents/run-batch.ts';
import type { Change } from '../documents/store-document.ts';
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

export async function runBatch(account: Account, request: WireRequest): Promise<Answer> {
  const { store } = account;
  const withBodies = headerOf(request, 'prefer') !== 'return=minimal';
  if (flagOf(request, 'x-ms-cosmos-batch-atomic')) {
    const place = placeOf(account, request);
    const done = await runAtomicBatch(store, place.container, place.key, request.body, withBodies);
    return { ...place, status: done.status, body: `[${done.results.join(',')}]`, charge: done.charge };
  }
  const container = containerOf(account, request);
  const goOn = flagOf(request, 'x-ms-cosmos-batch-continue-on-error');
  const done = await runBulk(store, container, request.body, goOn, withBodies);
  return { container, status: done.status, body: `[${done.results.join(',')}]`, charge: done.charge };
}

async function changeItem(
  account: Account,
  request: WireRequest,
  work: (at: Change) => change.ItemResult,
): Promise<Answer> {
  const place = placeOf(account, request);
  const result = await account.store.change(place.container, (lsn) => work({ ...place, lsn, position: 0 }));
  return itemAnswer(place, result);
}

function itemAnswer({ container, rangeId }: ItemPlace, { status, item, charge }: change.ItemResult): Answer {
  if (item === undefined) return { status, charge, container, rangeId };
  return { status, body: item.body, headers: { etag: item.etag }, charge, container, rangeId };
}

function conditionsOf(request: WireRequest): change.Conditions {
  return { ifMatch: headerOf(request, 'if-match'), ifNoneMatch: headerOf(request, 'if-none-match') };
}
