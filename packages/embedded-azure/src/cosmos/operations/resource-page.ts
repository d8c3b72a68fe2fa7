import { badRequest } from '../wire/cosmos-error.ts';
import { type Answer, feedBody, headerOf, type WireRequest } from '../wire/operation.ts';
import { pageSizeOf } from './page-size.ts';

/** A page of a list of databases, containers or offers. The continuation is the number of earlier entries. */
export function resourcePage(request: WireRequest, kind: string, rid: string, items: readonly string[]): Answer {
  const from = Number(headerOf(request, 'x-ms-continuation') ?? 0);
  if (!Number.isSafeInteger(from) || from < 0) throw badRequest('Invalid Continuation Token');
  const page = items.slice(from, from + pageSizeOf(request));
  const to = from + page.length;
  const headers: Record<string, string> = { 'x-ms-item-count': String(page.length) };
  if (to < items.length) headers['x-ms-continuation'] = String(to);
  return { status: 200, body: feedBody(kind, rid, page), headers };
}
