import { queryCharge } from '../documents/request-charge.ts';
import { executeQuery } from '../query/execute-query.ts';
import { needsPlan, notServable, planQuery } from '../query/query-plan.ts';
import { type QuerySpec, readQuerySpec } from '../query/query-spec.ts';
import { type Account, type Answer, feedBody, flagOf, headerOf, type WireRequest } from '../wire/operation.ts';
import { containerOf, scopeOf } from './item-place.ts';
import { pageSizeOf } from './page-size.ts';

const EVERYTHING = JSON.stringify({ query: 'SELECT * FROM c' });

const EXECUTION_INFO = 'x-ms-cosmos-query-execution-info';

/** Clients that continue an order by its values need to know how items with equal values are ordered. */
const executionInfo = (ridsDescend: boolean): string =>
  JSON.stringify({ reverseRidEnabled: false, reverseIndexScan: ridsDescend });

/** The SDK requests a plan with every new iterator, even if it ignores the answer. */
export function planOfQuery(account: Account, request: WireRequest): Answer {
  const container = containerOf(account, request);
  const body = JSON.stringify(planQuery(readQuerySpec(request.body), container.definition.partitionKey));
  return { status: 200, body, container, charge: 0 };
}

/** A page of a query within a partition or a range. A query over all ranges is allowed only if no merging is needed. */
export function queryItems(account: Account, request: WireRequest): Promise<Answer> {
  return readPage(account, request, readQuerySpec(request.body));
}

/** A page of all items, in the order in which they were created. */
export function listItems(account: Account, request: WireRequest): Promise<Answer> {
  return readPage(account, request, readQuerySpec(EVERYTHING));
}

async function readPage(account: Account, request: WireRequest, spec: QuerySpec): Promise<Answer> {
  const container = containerOf(account, request);
  const { within, rangeId } = scopeOf(container, request);
  const named = request.headers['x-ms-documentdb-partitionkeyrangeid'] !== undefined;
  if (within.kind === 'all' && !named && needsPlan(spec.query.select)) {
    throw notServable(spec, container.definition.partitionKey);
  }

  const page = executeQuery(container, within, spec, pageSizeOf(request), headerOf(request, 'x-ms-continuation'));
  await account.store.settled();
  const headers: Record<string, string> = { 'x-ms-item-count': String(page.rows.length) };
  if (spec.query.select.orderBy.length > 0) headers[EXECUTION_INFO] = executionInfo(page.ridsDescend ?? false);
  if (page.continuation !== undefined) headers['x-ms-continuation'] = page.continuation;
  if (flagOf(request, 'x-ms-documentdb-populatequerymetrics')) {
    headers['x-ms-documentdb-query-metrics'] =
      `retrievedDocumentCount=${page.scanned};outputDocumentCount=${page.rows.length};totalExecutionTimeInMs=0`;
  }
  const body = feedBody('Documents', container.rid, page.rows);
  return { status: 200, body, headers, container, rangeId, charge: queryCharge(page.scanned) };
}
