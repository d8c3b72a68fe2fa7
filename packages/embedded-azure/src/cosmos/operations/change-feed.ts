import { nowInSeconds } from '../documents/clock.ts';
import type { Container } from '../store/container.ts';
import type { Scope } from '../store/scope.ts';
import { badRequest, unsupported } from '../wire/cosmos-error.ts';
import { type Account, type Answer, feedBody, headerOf, type WireRequest } from '../wire/operation.ts';
import { containerOf, scopeOf } from './item-place.ts';
import { pageSizeOf } from './page-size.ts';

const LARGEST_PAGE = 3_500_000;

/**
 * A page of the change feed: the newest version of every item that changed after the log sequence number in
 * If-None-Match, in the order of changes. `*` starts now, If-Modified-Since at a time, neither at the beginning. The
 * answer is 304 if nothing changed. Every answer has an etag, which is the position to continue at.
 */
export async function readChangeFeed(account: Account, request: WireRequest): Promise<Answer> {
  const mode = headerOf(request, 'a-im');
  if (mode !== 'Incremental Feed') throw unsupported(`The change feed mode '${mode}'`);
  const container = containerOf(account, request);
  const { within, rangeId } = scopeOf(container, request);
  const since = timeOf(headerOf(request, 'if-modified-since'));
  const after = placeInLog(headerOf(request, 'if-none-match'), container);

  const page = readChanges(container, within, after, since, pageSizeOf(request));
  await account.store.settled();
  const headers = { etag: `"${page.lsn}"`, 'x-ms-item-count': String(page.documents.length) };
  if (page.documents.length === 0) return { status: 304, headers, container, rangeId };
  const body = feedBody('Documents', container.rid, page.documents);
  return { status: 200, body, headers, container, rangeId, charge: 1 + page.documents.length * 0.1 };
}

function readChanges(container: Container, within: Scope, after: number, since: number, most: number) {
  const documents: string[] = [];
  let lsn = after;
  let size = 0;
  for (const change of container.documents.changes(within, after, since, nowInSeconds())) {
    const isFull = documents.length >= most || size > LARGEST_PAGE;
    if (isFull && change.lsn !== lsn) return { documents, lsn }; // a transaction is never cut
    lsn = change.lsn;
    size += change.body.length;
    documents.push(`${change.body.slice(0, -1)},"_lsn":${lsn}}`);
  }
  // The whole log was read, including deleted items and items of other ranges.
  return { documents, lsn: Math.max(after, container.lsn) };
}

function placeInLog(ifNoneMatch: string | undefined, container: Container): number {
  if (ifNoneMatch === undefined) return 0;
  if (ifNoneMatch === '*') return container.lsn;
  const lsn = Number(ifNoneMatch.replaceAll('"', ''));
  if (!Number.isSafeInteger(lsn) || lsn < 0) throw badRequest('The value of If-None-Match is invalid.');
  return lsn;
}

/** Seconds since 1970; 0 without the header. */
function timeOf(ifModifiedSince: string | undefined): number {
  if (ifModifiedSince === undefined) return 0;
  const time = Date.parse(ifModifiedSince);
  if (Number.isNaN(time)) throw badRequest('The value of If-Modified-Since is invalid.');
  return Math.floor(time / 1000);
}
