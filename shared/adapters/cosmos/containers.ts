import { type ContainerRequest, PartitionKeyKind } from '@azure/cosmos';
import { KEPT_S } from './feed-documents.ts';
import { StoredTerms } from './term-documents.ts';

/** Cosmos DB's containers, declared once: the local set-up creates them, and a test compares infra with them. */

export const databaseId = 'partner-orders';

/** Indexes only what a query filters or sorts on, because every indexed path costs request units on every write. */
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

/**
 * Starts with the partner: a physical partition holds many partners, and a page of one must not scan the others' data.
 */
const ascendingWithinPartner = (...paths: string[]) => ascending('/partnerId', ...paths);

const ascending = (...paths: string[]) => paths.map((path) => ({ path, order: 'ascending' as const }));

/** The values that orders are searched by: see term-documents.ts. Only documents that have them are searched. */
const termPaths = Object.keys(StoredTerms.shape).map((name) => `/terms/${name}`);

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
  '/heldUntil',
  '/order/updatedAt',
  ...termPaths,
);
const feedIndex = indexOnly('/partnerId', '/segment', '/position');
const deliveriesIndex = indexOnly('/partnerId', '/endpointId', '/status', '/listKey');
const jobsIndex = indexOnly('/partnerId', '/type', '/kind', '/listKey', '/waitingKey');
const reportsIndex = indexOnly('/partnerId', '/type', '/day');

export const containers = {
  /** Orders and their events. One order is one logical partition, and one partner is a prefix of the key. */
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
        // Not a key beside the order, as `listKey` is: older versions of the app wouldn't write it.
        ascendingWithinPartner('/type', '/order/updatedAt', '/id'),
        // Orders that wait for their saga, and refunds that are not done, by partner. Only these have the key.
        ascending('/type', '/waitingKey'),
        ...termPaths.map((path) => ascendingWithinPartner(path, '/listKey')),
      ],
    },
  },
  /** Product, stock level, reservations and other movements of one SKU. */
  catalog: {
    id: 'catalog',
    partitionKey: { paths: ['/sku'] },
    // What orders have done expires by a `ttl` of its own.
    defaultTtl: -1,
    ...indexOnly('/type', '/sku', '/movementKey'),
  },
  partners: { id: 'partners', partitionKey: { paths: ['/partnerId'] }, ...indexOnly('/type') },
  /** The partner that each OAuth client acts for. */
  clients: { id: 'clients', partitionKey: { paths: ['/clientId'] }, ...indexOnly('/type') },
  /** A partner's reports by day, and their products. */
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
  /** Verified events of the providers, by payment or shipment, until their consumer has processed them. */
  providerEvents: {
    id: 'provider-events',
    partitionKey: { paths: ['/subject'] },
    // Longer than a provider sends an event again, and than Stripe lists it.
    defaultTtl: 35 * 24 * 3_600,
    ...indexOnly('/type'),
  },
  /** All events of a partner in one order. A segment of it is one logical partition. */
  feed: {
    id: 'feed',
    partitionKey: { paths: ['/partnerId', '/segment'], kind: PartitionKeyKind.MultiHash, version: 2 },
    // Heads of segments have a `ttl` of their own.
    defaultTtl: KEPT_S,
    indexingPolicy: {
      ...feedIndex.indexingPolicy,
      compositeIndexes: [ascendingWithinPartner('/segment', '/position')],
    },
  },
  /** What was sent to each webhook endpoint. The deliveries about one order are one logical partition. */
  deliveries: {
    id: 'deliveries',
    partitionKey: { paths: ['/partnerId', '/endpointId', '/subject'], kind: PartitionKeyKind.MultiHash, version: 2 },
    defaultTtl: KEPT_S,
    indexingPolicy: {
      ...deliveriesIndex.indexingPolicy,
      compositeIndexes: [
        ascendingWithinPartner('/endpointId', '/listKey'),
        ascendingWithinPartner('/endpointId', '/status', '/listKey'),
      ],
    },
  },
  /** Exports and imports. A job and what it notes about its progress are one logical partition. */
  jobs: {
    id: 'jobs',
    partitionKey: { paths: ['/partnerId', '/jobId'], kind: PartitionKeyKind.MultiHash, version: 2 },
    // Items don't expire unless they have a `ttl`: those of a job that has ended do.
    defaultTtl: -1,
    indexingPolicy: {
      ...jobsIndex.indexingPolicy,
      compositeIndexes: [
        ascendingWithinPartner('/type', '/kind', '/listKey'),
        // Jobs that a timer has to look at some time, by partner. Only these have the key.
        ascending('/type', '/waitingKey'),
      ],
    },
  },
  /** Messages that a consumer could not process, at all or for too long, with cause and body. */
  rejections: { id: 'rejections', partitionKey: { paths: ['/consumer'] }, ...indexOnly('/at') },
  /** How far the comparison with the providers is, and what it has found. */
  reconciliation: {
    id: 'reconciliation',
    partitionKey: { paths: ['/id'] },
    // Items don't expire unless they have a `ttl`.
    defaultTtl: -1,
    ...indexOnly('/type', '/state', '/dueAt'),
  },
  /** What operators and the merchant's systems did. The roles let them add to it and read it, and nothing else: so no `defaultTtl` either. */
  audit: { id: 'audit', partitionKey: { paths: ['/month'] }, ...indexOnly('/at', '/actId', '/who/[]', '/orders/[]') },
  /** The serving versions of the app, as the release records them, and the progress of migrations. */
  releases: { id: 'releases', partitionKey: { paths: ['/id'] } },
  /** How far the change-feed triggers have read. They find leases by id, and write each of them every few seconds. */
  leases: { id: 'leases', partitionKey: { paths: ['/id'] }, ...indexOnly() },
} as const satisfies Record<string, ContainerRequest>;
