import { effectivePartitionKey } from '../partition-key/effective-partition-key.ts';
import { HIGHEST, LOWEST, rangeHolding } from '../partition-key/feed-ranges.ts';
import { type PartitionKeyPart, parsePartitionKey } from '../partition-key/partition-key.ts';
import type { Container } from '../store/container.ts';
import type { Scope } from '../store/scope.ts';
import { badRequest, CosmosError, PARTITION_KEY_MISMATCH, RANGE_GONE, unsupported } from '../wire/cosmos-error.ts';
import { type Account, headerOf, idAt, type WireRequest } from '../wire/operation.ts';

/** The logical partition that an operation on items goes to. */
export interface ItemPlace {
  container: Container;
  key: PartitionKeyPart[];
  keyText: string;
  rangeId: string;
}

/** The strongest first. An unknown level counts as stronger than all. */
const LEVELS = ['Strong', 'BoundedStaleness', 'Session', 'ConsistentPrefix', 'Eventual'];

const REFUSED_HEADERS: [header: string, feature: string][] = [
  ['x-ms-documentdb-pre-trigger-include', 'A pre-trigger'],
  ['x-ms-documentdb-post-trigger-include', 'A post-trigger'],
  ['x-ms-indexing-directive', 'An indexing directive'],
  ['x-ms-cosmos-is-client-encrypted', 'Client-side encryption'],
];

/**
 * The container of a request for items.
 *
 * @throws CosmosError 404, 429 while throttled, 501 for features that are not supported
 */
export function containerOf({ store, throttle, consistency }: Account, request: WireRequest): Container {
  for (const [header, feature] of REFUSED_HEADERS) {
    if (request.headers[header] !== undefined) throw unsupported(feature);
  }
  const wanted = headerOf(request, 'x-ms-consistency-level');
  if (wanted !== undefined && LEVELS.indexOf(wanted) < LEVELS.indexOf(consistency)) {
    throw badRequest(
      `ConsistencyLevel ${wanted} specified in the request is invalid when service is configured with consistency level ${consistency}.`,
    );
  }
  const container = store.catalog.ownerOfItems(idAt(request, 0), idAt(request, 1));
  throttle.pass(container);
  return container;
}

/** @throws CosmosError 400 unless the request names exactly one logical partition */
export function placeOf(account: Account, request: WireRequest): ItemPlace {
  const container = containerOf(account, request);
  const key = partitionKeyHeader(container, request);
  if (key === undefined) {
    throw badRequest('PartitionKey value must be supplied for this operation.', PARTITION_KEY_MISMATCH);
  }
  return { container, key, keyText: JSON.stringify(key), rangeId: rangeIdOf(container, key) };
}

/** The items of the container that a feed or a query sees, and the id of their range if it is one. */
export function scopeOf(container: Container, request: WireRequest): { within: Scope; rangeId: string | undefined } {
  const key = partitionKeyHeader(container, request);
  if (key !== undefined) {
    return { within: { kind: 'partition', key: JSON.stringify(key) }, rangeId: rangeIdOf(container, key) };
  }

  const rangeId = headerOf(request, 'x-ms-documentdb-partitionkeyrangeid')?.split(',').at(-1);
  const range = container.ranges.find(({ id }) => id === rangeId);
  if (rangeId !== undefined && range === undefined) {
    throw new CosmosError(410, 'Gone', 'The requested partition key range is gone.', { substatus: RANGE_GONE });
  }
  const min = headerOf(request, 'x-ms-start-epk') ?? range?.min ?? LOWEST;
  const max = headerOf(request, 'x-ms-end-epk') ?? range?.max ?? HIGHEST;
  const isAll = min === LOWEST && max === HIGHEST;
  return {
    within: isAll ? { kind: 'all' } : { kind: 'range', min, max },
    rangeId: rangeId ?? (container.ranges.length === 1 ? '0' : undefined),
  };
}

/**
 * The partition key in the request. As in Azure, part of a hierarchical key is refused for queries, feeds and items:
 * clients turn a prefix into a range of effective keys, or use it in WHERE.
 *
 * @throws CosmosError 400 / 1001
 */
function partitionKeyHeader(container: Container, request: WireRequest): PartitionKeyPart[] | undefined {
  const header = headerOf(request, 'x-ms-documentdb-partitionkey');
  if (header === undefined) return undefined;
  const key = parsePartitionKey(header);
  if (key.length === container.definition.partitionKey.paths.length) return key;
  throw badRequest(
    "Partition key provided either doesn't correspond to definition in the collection or doesn't match partition key field values specified in the document.",
    PARTITION_KEY_MISMATCH,
  );
}

function rangeIdOf({ ranges, definition }: Container, key: PartitionKeyPart[]): string {
  if (ranges.length === 1) return '0';
  return rangeHolding(ranges, effectivePartitionKey(key, definition.partitionKey))?.id ?? '0';
}
