import { type ContainerRequest, PartitionKeyKind } from '@azure/cosmos';
import { KEPT_S } from './feed-documents.ts';

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
);
const feedIndex = indexOnly('/partnerId', '/segment', '/position');
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
        // Orders that wait for their saga, and refunds that are not done, by partner. Only these have the key.
        ascending('/type', '/waitingKey'),
      ],
    },
  },
  /** Product, stock level, reservations and other movements of one SKU. */
  catalog: { id: 'catalog', partitionKey: { paths: ['/sku'] }, ...indexOnly('/type', '/sku', '/movementKey') },
  partners: { id: 'partners', partitionKey: { paths: ['/partnerId'] }, ...indexOnly('/type') },
  /** The partner that each OAuth client acts for. */
  clients: { id: 'clients', partitionKey: { paths: ['/clientId'] }, ...indexOnly('/type') },
  /** A partner's daily totals, and the events that they count. */
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
  /** The serving versions of the app, as the release records them, and the progress of migrations. */
  releases: { id: 'releases', partitionKey: { paths: ['/id'] } },
  /** How far the change-feed triggers have read. They find leases by id, and write each of them every few seconds. */
  leases: { id: 'leases', partitionKey: { paths: ['/id'] }, ...indexOnly() },
} as const satisfies Record<string, ContainerRequest>;
