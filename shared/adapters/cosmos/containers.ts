import { type ContainerRequest, PartitionKeyKind } from '@azure/cosmos';

/** Cosmos DB, declared once: the local set-up creates these containers, and a test compares infra with them. */

export const databaseId = 'partner-orders';

/** Nothing is indexed but what a query filters or sorts on: every path costs request units on every write. */
function indexOnly(...paths: string[]): Pick<ContainerRequest, 'indexingPolicy'> {
  return {
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: paths.map((path) => ({ path: `${path}/?` })),
      excludedPaths: [{ path: '/*' }],
    },
  };
}

/** Begins with the partner: a physical partition holds many, and a page of one must not look at the others'. */
const ascendingWithinPartner = (...paths: string[]) => ascending('/partnerId', ...paths);

const ascending = (...paths: string[]) => paths.map((path) => ({ path, order: 'ascending' as const }));

const ordersIndex = indexOnly(
  '/partnerId',
  '/type',
  '/status',
  '/reference',
  '/listKey',
  '/sequence',
  '/parked/at',
  '/sagaStatus',
  '/waitingKey',
);
const reportsIndex = indexOnly('/partnerId', '/type', '/day');

export const containers = {
  /** The order and its events: a logical partition is one order, a prefix of the key is one partner. */
  orders: {
    id: 'orders',
    partitionKey: { paths: ['/partnerId', '/orderId'], kind: PartitionKeyKind.MultiHash, version: 2 },
    indexingPolicy: {
      ...ordersIndex.indexingPolicy,
      compositeIndexes: [
        ascendingWithinPartner('/type', '/listKey'),
        ascendingWithinPartner('/type', '/status', '/listKey'),
        ascendingWithinPartner('/type', '/reference', '/listKey'),
        ascendingWithinPartner('/type', '/status', '/reference', '/listKey'),
        // Those that wait for their saga, partner by partner: only they have that key.
        ascending('/type', '/waitingKey'),
      ],
    },
  },
  /** Product, stock level and reservations of one SKU. */
  catalog: { id: 'catalog', partitionKey: { paths: ['/sku'] }, ...indexOnly('/type', '/sku') },
  partners: { id: 'partners', partitionKey: { paths: ['/partnerId'] }, ...indexOnly('/type') },
  /** Which partner an OAuth client acts for. */
  clients: { id: 'clients', partitionKey: { paths: ['/clientId'] }, ...indexOnly('/type') },
  /** Daily totals of a partner, and which events they count. */
  reports: {
    id: 'reports',
    partitionKey: { paths: ['/partnerId', '/day'], kind: PartitionKeyKind.MultiHash, version: 2 },
    // Items don't expire unless they have a `ttl`.
    defaultTtl: -1,
    indexingPolicy: {
      ...reportsIndex.indexingPolicy,
      compositeIndexes: [ascendingWithinPartner('/type', '/day')],
    },
  },
  /** What a consumer could never process, or not for too long, with cause and body. */
  rejections: { id: 'rejections', partitionKey: { paths: ['/consumer'] }, ...indexOnly('/at') },
  /** Which versions of the app serve, as the release writes it, and how far migrations of documents are. */
  releases: { id: 'releases', partitionKey: { paths: ['/id'] } },
  /** Where the change-feed triggers keep how far they have read. */
  leases: { id: 'leases', partitionKey: { paths: ['/id'] } },
} as const satisfies Record<string, ContainerRequest>;
