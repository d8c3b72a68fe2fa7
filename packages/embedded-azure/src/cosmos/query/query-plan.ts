import type { PartitionKeyDefinition } from '../partition-key/partition-key.ts';
import type { Expression, ExpressionOf, Select, SelectItem, Span } from '../sql/ast.ts';
import { partsOf } from '../sql/parts-of.ts';
import { itemNames } from '../sql/projection.ts';
import { countOf } from '../sql/select-rows.ts';
import { sqlFault } from '../sql/sql-error.ts';
import { CosmosError, CROSS_PARTITION_NOT_SERVABLE } from '../wire/cosmos-error.ts';
import { type QueryRange, queryRangesOf } from './query-ranges.ts';
import type { QuerySpec } from './query-spec.ts';
import { isAggregateCall, RewrittenQuery } from './rewritten-query.ts';

/** The part of a query plan that tells the SDK how to merge the answers of several ranges. */
interface QueryInfo {
  distinctType: 'None' | 'Ordered' | 'Unordered';
  top: number | null;
  offset: number | null;
  limit: number | null;
  orderBy: ('Ascending' | 'Descending')[];
  orderByExpressions: string[];
  groupByExpressions: string[];
  groupByAliases: string[];
  aggregates: string[];
  groupByAliasToAggregateType: Record<string, string | null>;
  rewrittenQuery: string;
  hasSelectValue: boolean;
  dCountInfo: null;
  hasNonStreamingOrderBy: boolean;
}

/** The answer to a query-plan request, as @azure/cosmos 4.10.1 reads it. */
export interface QueryPlan {
  partitionedQueryExecutionInfoVersion: 2;
  queryInfo: QueryInfo;
  queryRanges: QueryRange[];
}

const AGGREGATE_TYPES: Record<string, string> = {
  COUNT: 'Count',
  SUM: 'Sum',
  AVG: 'Average',
  MIN: 'Min',
  MAX: 'Max',
};

/** Whether a query over several ranges needs the SDK to merge the answers of each. */
export function needsPlan({ orderBy, aggregates, groupBy, distinct, top, offset }: Select): boolean {
  return (
    orderBy.length > 0 || aggregates.length > 0 || groupBy.length > 0 || distinct || Boolean(top) || Boolean(offset)
  );
}

/** The gateway's answer to a query over several ranges that it can't merge. The SDK then requests the plan. */
export function notServable(spec: QuerySpec, partitionKey: PartitionKeyDefinition): CosmosError {
  const message =
    'The provided cross partition query can not be directly served by the gateway. This is a first chance (internal) exception that all newer clients will know how to handle gracefully.';
  return new CosmosError(400, 'BadRequest', message, {
    substatus: CROSS_PARTITION_NOT_SERVABLE,
    details: { additionalErrorInfo: JSON.stringify(planQuery(spec, partitionKey)) },
  });
}

/**
 * Plans a query: the ranges that can have results, the query for each range, and how the SDK has to merge the answers.
 */
export function planQuery(spec: QuerySpec, partitionKey: PartitionKeyDefinition): QueryPlan {
  const { query, scope } = spec;
  const { select, text } = query;
  const quote = ({ start, end }: Span) => text.slice(start, end);
  const info: QueryInfo = {
    distinctType: select.distinct ? (select.orderBy.length > 0 ? 'Ordered' : 'Unordered') : 'None',
    top: countOf(select.top, scope) ?? null,
    offset: countOf(select.offset, scope) ?? null,
    limit: countOf(select.limit, scope) ?? null,
    orderBy: select.orderBy.map(({ descending }) => (descending ? 'Descending' : 'Ascending')),
    orderByExpressions: select.orderBy.map(({ expression }) => quote(expression)),
    groupByExpressions: select.groupBy.map(quote),
    groupByAliases: [],
    aggregates: [],
    groupByAliasToAggregateType: {},
    rewrittenQuery: '',
    hasSelectValue: select.projection.kind === 'value',
    dCountInfo: null,
    hasNonStreamingOrderBy: false,
  };
  if (select.aggregates.length > 0) refuseCompositions(select);
  const rewrite = new RewrittenQuery(select, quote);
  if (select.groupBy.length > 0) planGroups(select, info, rewrite);
  else if (select.aggregates.length > 0) planAggregates(select, info, rewrite);
  else if (select.orderBy.length > 0) info.rewrittenQuery = rewrite.ordered(rowsNeeded(info));
  else if (select.offset !== undefined) info.rewrittenQuery = rewrite.fromTheFirstRow(text, rowsNeeded(info) ?? 0);
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: info,
    queryRanges: queryRangesOf(spec, partitionKey),
  };
}

/** The SDK merges the parts of several ranges. It knows aggregates, but no arithmetic with them. */
function refuseCompositions({ projection }: Select): void {
  const columns =
    projection.kind === 'value'
      ? [projection.expression]
      : projection.kind === 'items'
        ? projection.items.map((item) => item.expression)
        : [];
  if (columns.some((column) => !isAggregateCall(column) && hasAggregate(column))) {
    throw sqlFault(undefined, 'Compositions of aggregates and other expressions are not allowed.');
  }
}

const hasAggregate = (expression: Expression): boolean =>
  isAggregateCall(expression) || partsOf(expression).some(hasAggregate);

/** Any single range may hold all rows of the page, including those that OFFSET skips. */
function rowsNeeded({ top, offset, limit }: QueryInfo): number | undefined {
  if (top !== null) return top;
  return limit === null ? undefined : (offset ?? 0) + limit;
}

function planGroups({ projection }: Select, info: QueryInfo, rewrite: RewrittenQuery): void {
  if (projection.kind === 'value') {
    if (isAggregateCall(projection.expression)) info.aggregates.push(typeOf(projection.expression));
  } else if (projection.kind === 'items') {
    planColumns(projection.items, info);
  }
  info.rewrittenQuery = rewrite.grouped();
}

function planAggregates({ projection }: Select, info: QueryInfo, rewrite: RewrittenQuery): void {
  info.orderBy = []; // one row needs no order
  info.orderByExpressions = [];
  if (projection.kind === 'value' && isAggregateCall(projection.expression)) {
    info.aggregates = [typeOf(projection.expression)];
    info.rewrittenQuery = rewrite.aggregated(projection.expression);
  } else if (projection.kind === 'items') {
    planColumns(projection.items, info);
    info.rewrittenQuery = rewrite.aggregatedByName();
  }
}

function planColumns(items: readonly SelectItem[], info: QueryInfo): void {
  info.groupByAliases = itemNames(items);
  for (const [i, name] of info.groupByAliases.entries()) {
    const expression = items[i]?.expression;
    info.groupByAliasToAggregateType[name] = expression && isAggregateCall(expression) ? typeOf(expression) : null;
  }
}

const typeOf = (call: ExpressionOf<'call'>): string => AGGREGATE_TYPES[call.name] ?? call.name;
