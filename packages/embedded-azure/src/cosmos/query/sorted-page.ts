import { bindSources } from '../sql/bind-sources.ts';
import { compile } from '../sql/evaluate.ts';
import { project } from '../sql/projection.ts';
import type { Scope } from '../sql/scope.ts';
import { countOf } from '../sql/select-rows.ts';
import { parseDocument } from '../store/parse-document.ts';
import { encodeRow, encodeSortable } from '../values/sort-key.ts';
import type { Ordering } from './choose-index.ts';
import type { Execution, Page } from './execution.ts';
import { readTexts } from './read-texts.ts';
import { isResumed } from './resume-point.ts';

/**
 * ORDER BY without a composite index: sorts all matches, or as many as the page needs if they come in this order. It
 * resumes by key, so that nothing moves between pages.
 */
export function sortedPage(execution: Execution, ordered: readonly Ordering[]): Page {
  const { container, within, query, scope, filter, now, most, resume, resumeFilter } = execution;
  const { select } = query;
  const where = select.where && compile(select.where);
  const orderings = select.orderBy.map(({ expression, descending }) => ({ value: compile(expression), descending }));
  const resumed = resumeFilter && isResumed(resumeFilter, select, false);
  const after = resume.key === undefined ? undefined : Buffer.from(resume.key, 'base64url');
  const offset = after === undefined ? (countOf(select.offset, scope) ?? 0) : 0;
  const sent = resume.sent ?? 0;
  const cap = Math.min(
    countOf(select.top, scope) ?? Number.POSITIVE_INFINITY,
    countOf(select.limit, scope) ?? Number.POSITIVE_INFINITY,
  );
  const wanted = Math.min(most, cap - sent);
  const found: { key: Buffer; bound: Scope }[] = [];
  let scanned = 0;
  const inOrder = readTexts(execution, ordered, after);
  for (const item of inOrder ?? container.documents.scan(within, 0, now, filter)) {
    // One more shows that there is another page.
    if (inOrder !== undefined && found.length > offset + wanted) break;
    scanned += 1;
    let nth = 0;
    for (const bound of bindSources(select, parseDocument(item.body), scope)) {
      if (where !== undefined && where(bound) !== true) continue;
      if (resumed?.(bound) === false) continue;
      const values = orderings.map(({ value, descending }) => encodeSortable(value(bound), descending));
      const key = Buffer.concat([...values, encodeRow(item.row), encodeRow(nth)]);
      nth += 1;
      if (after === undefined || key.compare(after) > 0) found.push({ key, bound });
    }
  }
  found.sort((a, b) => a.key.compare(b.key));

  const part = found.slice(offset, offset + wanted);
  const toRow = project(select);
  const total = sent + part.length;
  const more = offset + part.length < found.length && total < cap;
  const end = part.at(-1);
  return {
    rows: part.map(({ bound }) => JSON.stringify(toRow(bound))).filter((row) => row !== undefined),
    scanned,
    ridsDescend: false,
    continuation: more && end ? { q: resume.q, key: end.key.toString('base64url'), sent: total } : undefined,
  };
}
