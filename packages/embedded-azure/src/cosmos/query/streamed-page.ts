import { bindSources } from '../sql/bind-sources.ts';
import { compile } from '../sql/evaluate.ts';
import { project } from '../sql/projection.ts';
import { countOf } from '../sql/select-rows.ts';
import type { StoredDocument } from '../store/document-row.ts';
import { parseDocument } from '../store/parse-document.ts';
import type { IndexChoice } from './choose-index.ts';
import type { Continuation } from './continuation.ts';
import { type Execution, LARGEST_PAGE, type Page } from './execution.ts';
import { isResumed } from './resume-point.ts';

/** Reads items one after the other, in the order of creation or of an index, until the page is full. */
export function streamedPage(execution: Execution, choice: IndexChoice | undefined): Page {
  const { query, scope, resume, most, resumeFilter } = execution;
  const { select } = query;
  const offset = countOf(select.offset, scope) ?? 0;
  const cap = Math.min(
    countOf(select.top, scope) ?? Number.POSITIVE_INFINITY,
    countOf(select.limit, scope) ?? Number.POSITIVE_INFINITY,
  );
  const last = offset + cap;
  const where = select.where && compile(select.where);
  const ridsDescend = choice?.reverse ?? false;
  const resumed = resumeFilter && isResumed(resumeFilter, select, ridsDescend);
  const toRow = project(select);
  const isPlain = select.projection.kind === 'all' && select.sources.every(({ from }) => from === undefined);

  const rows: string[] = [];
  let size = 0;
  let scanned = 0;
  let passed = resume.passed ?? 0;
  let seen: (StoredDocument & { sortKey?: Uint8Array }) | undefined;
  if (passed >= last) return { rows, scanned, ridsDescend, continuation: undefined };
  for (const item of items(execution, choice)) {
    if (rows.length >= most || size > LARGEST_PAGE) {
      const counting = Number.isFinite(last) || offset > 0;
      return {
        rows,
        scanned,
        ridsDescend,
        continuation: { q: resume.q, ...placeAfter(seen), ...(counting ? { passed } : {}) },
      };
    }
    scanned += 1;
    for (const bound of bindSources(select, parseDocument(item.body), scope)) {
      if (where !== undefined && where(bound) !== true) continue;
      if (resumed?.(bound) === false) continue;
      passed += 1;
      if (passed <= offset || passed > last) continue;
      const row = isPlain ? item.body : JSON.stringify(toRow(bound));
      if (row === undefined) continue; // SELECT VALUE of something absent
      rows.push(row);
      size += row.length;
    }
    seen = item;
    if (passed >= last) break;
  }
  return { rows, scanned, ridsDescend, continuation: undefined };
}

function placeAfter(seen: (StoredDocument & { sortKey?: Uint8Array }) | undefined): Pick<Continuation, 'row' | 'key'> {
  if (seen === undefined) return {};
  return seen.sortKey ? { key: Buffer.from(seen.sortKey).toString('base64url') } : { row: seen.row };
}

function items(
  { container, within, resume, now, filter }: Execution,
  choice: IndexChoice | undefined,
): Iterable<StoredDocument & { sortKey?: Uint8Array }> {
  if (choice === undefined) return container.documents.scan(within, resume.row ?? 0, now, filter);
  const after = resume.key === undefined ? undefined : Buffer.from(resume.key, 'base64url');
  const bounds = { ...choice.bounds, after };
  return container.documents.ordered(choice.index, within, bounds, choice.reverse, now, filter);
}
