import { type FoundContainer, keyIn, told } from './account.ts';
import type { DocumentPlace, QueryPage, QueryRequest } from './shown-document.ts';

const PAGE = 50;

/** One page of a query, as the official client asks for it. @throws ConsoleFault 400 with the reason of a refusal */
export function runQuery({ container, paths }: FoundContainer, request: QueryRequest): Promise<QueryPage> {
  const { query, partitionKey, continuation } = request;
  return told(async () => {
    const begun = performance.now();
    const iterator = container.items.query<unknown>(query, {
      maxItemCount: PAGE,
      populateQueryMetrics: true,
      populateIndexMetrics: true,
      ...(partitionKey === undefined ? {} : { partitionKey }),
      ...(continuation === undefined ? {} : { continuationToken: continuation }),
    });
    const page = await iterator.fetchNext();
    const next = page.continuationToken;
    return {
      rows: page.resources.map((value) => ({ value, place: placeOf(value, paths) })),
      charge: page.requestCharge,
      tookMs: performance.now() - begun,
      hasMore: page.hasMoreResults,
      continuation: typeof next === 'string' && next !== '' ? next : undefined,
      isAcrossPartitions: partitionKey === undefined,
      metrics: metricsIn(page.queryMetrics),
      indexMetrics: indexMetricsIn(page.indexMetrics),
    };
  });
}

/** Only a row that is a whole document says where it is. */
function placeOf(value: unknown, paths: readonly string[]): DocumentPlace | undefined {
  const { id, _etag } = Object(value);
  if (typeof id !== 'string' || _etag === undefined) return undefined;
  const partitionKey = keyIn(value, paths);
  return partitionKey && { id, partitionKey };
}

/** Sums of what was measured, over all ranges: the client gives an object of numbers and times for each. */
function metricsIn(byRange: unknown): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, value] of Object.values(Object(byRange)).flatMap((range) => Object.entries(Object(range)))) {
    if (typeof value === 'number' && value > 0) sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

/** The client makes an empty object of a header that isn't there. */
function indexMetricsIn(metrics: unknown): string | undefined {
  const text = typeof metrics === 'string' ? metrics : JSON.stringify(metrics ?? {});
  return text === '' || text === '{}' ? undefined : text;
}
