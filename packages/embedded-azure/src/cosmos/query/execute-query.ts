import { isRangeIndexed } from '../containers/indexing-policy.ts';
import { nowInSeconds } from '../documents/clock.ts';
import type { Select } from '../sql/ast.ts';
import { unmappableOrder } from '../sql/check-grouping.ts';
import { rootAlias } from '../sql/projection.ts';
import { isGrouped, selectRows } from '../sql/select-rows.ts';
import type { Container } from '../store/container.ts';
import { parseDocument } from '../store/parse-document.ts';
import type { Scope } from '../store/scope.ts';
import { badRequest } from '../wire/cosmos-error.ts';
import { chooseIndex, hasCompositeIndex, type Ordering } from './choose-index.ts';
import { pathConditions, pathOf } from './conjuncts.ts';
import { encodeContinuation, readContinuation } from './continuation.ts';
import { countedPage } from './counted-page.ts';
import { narrowestIndex } from './covering-index.ts';
import type { Execution, Page } from './execution.ts';
import { narrowScope } from './narrow-scope.ts';
import type { QuerySpec } from './query-spec.ts';
import { isResumed } from './resume-point.ts';
import { sortedPage } from './sorted-page.ts';
import { sqlFilter } from './sql-filter.ts';
import { streamedPage } from './streamed-page.ts';

/**
 * Reads one page of a query in the cheapest way: by a composite index, in the order of creation, or else by sorting or
 * grouping all matches.
 *
 * @param most rows of the page
 * @throws CosmosError 400, SqlError
 */
export function executeQuery(
  container: Container,
  within: Scope,
  spec: QuerySpec,
  most: number,
  token: string | undefined,
): Omit<Page, 'continuation'> & { continuation: string | undefined } {
  const { select, text } = spec.query;
  const found = pathConditions(select.where, rootAlias(select), spec.scope);
  const execution: Execution = {
    ...spec,
    ...found,
    ...{ container, filter: sqlFilter(found.conditions), now: nowInSeconds(), most },
    within: narrowScope(within, found.conditions, container.definition.partitionKey),
    resume: readContinuation(token, text, within.kind === 'partition'),
  };
  const page = pageOf(execution, select);
  return { ...page, continuation: page.continuation && encodeContinuation(page.continuation) };
}

function pageOf(execution: Execution, select: Select): Page {
  const { container, within, conditions } = execution;
  const orderings = orderingsOf(container, select);
  const counts = countedPage(execution);
  if (counts !== undefined) return counts;
  if (isGrouped(select) || select.distinct) return wholePage(execution, select);
  if (select.orderBy.length === 0) return streamedPage(execution, undefined);
  const isPartition = within.kind === 'partition' || within.kind === 'prefix';
  const choice =
    (isPartition || container.documents.isLarge) && orderings.length === select.orderBy.length
      ? chooseIndex(container.definition.compositeIndexes, orderings, conditions)
      : undefined;
  return choice === undefined ? sortedPage(execution, orderings) : streamedPage(execution, choice);
}

/**
 * The requested order as paths. Refused in the same cases as in Azure: one property needs a range index, several need a
 * composite index with exactly their paths and directions.
 */
function orderingsOf(container: Container, select: Select): Ordering[] {
  const { compositeIndexes, indexingPolicy } = container.definition;
  const alias = rootAlias(select);
  const orderings = select.orderBy.flatMap(({ expression, descending }) => {
    const path = pathOf(expression, alias);
    return path === undefined ? [] : [{ path, descending }];
  });
  if (orderings.length < select.orderBy.length && !isGrouped(select) && select.sources.length < 2) {
    throw unmappableOrder();
  }
  const [only] = orderings;
  if (orderings.length === 1 && only !== undefined && !isRangeIndexed(indexingPolicy, only.path)) {
    throw badRequest('The order-by item requires a range index to be defined on the corresponding index path.');
  }
  if (orderings.length > 1 && !hasCompositeIndex(compositeIndexes, orderings)) {
    throw badRequest('The order by query does not have a corresponding composite index that it can be served from.');
  }
  return orderings;
}

/** Groups, aggregates and DISTINCT need every match before the first row is known. */
function wholePage(execution: Execution, select: Select): Page {
  const { most, resume, resumeFilter, scope } = execution;
  let scanned = 0;
  function* documents() {
    for (const { body } of allMatches(execution, select)) {
      scanned += 1;
      yield parseDocument(body);
    }
  }
  const all = selectRows(select, documents(), scope, resumeFilter && isResumed(resumeFilter, select, false));
  const from = resume.sent ?? 0;
  const to = from + most;
  return {
    rows: all.slice(from, to).map((row) => JSON.stringify(row)),
    scanned,
    ridsDescend: false,
    continuation: to < all.length ? { q: resume.q, sent: to } : undefined,
  };
}

/** One aggregate of everything needs no order, so the items may come by an index that leaves out most of the others. */
function allMatches({ container, within, conditions, filter, now }: Execution, select: Select) {
  const isOrderless = select.groupBy.length === 0 && !select.distinct && select.orderBy.length === 0;
  const isPartition = within.kind === 'partition' || within.kind === 'prefix';
  const narrow =
    isOrderless && isPartition ? narrowestIndex(container.definition.compositeIndexes, conditions) : undefined;
  if (narrow === undefined || container.documents.isSelective(within, filter))
    return container.documents.scan(within, 0, now, filter);
  const bounds = { ...narrow.bounds, after: undefined };
  return container.documents.ordered(narrow.index, within, bounds, false, now, filter);
}
