import { CosmosClient } from '@azure/cosmos';
import { startCosmos } from '@partner-orders/embedded-azure/cosmos';
import { storeDocument } from '@partner-orders/embedded-azure/internals/cosmos/documents/store-document';
import { Store } from '@partner-orders/embedded-azure/internals/cosmos/store/store';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { toOrderDocument } from '../shared/adapters/cosmos/order-document.ts';
import { toEventDocuments } from '../shared/adapters/cosmos/to-event-documents.ts';
import { orderIdFor, type PartnerId, Sku } from '../shared/domain/ids.ts';
import type { Order } from '../shared/domain/order.ts';
import { place } from '../shared/domain/order-placement.ts';
import { termsOf } from '../shared/domain/order-terms.ts';
import { schemaVersions } from '../shared/domain/schema-versions.ts';

/** A transaction of the store has at most 128 changes. */
const AT_ONCE = 50;
const price = { amount: 1_250, currency: 'EUR' as const };
const likely = { sku: 'MUG-01', name: 'A. Buyer', city: 'Wien', postalCode: '1010', metadata: { channel: 'web' } };

/** What a seeded order has of its own. */
export interface SeededOrder {
  status?: 'pending' | 'confirmed' | 'failed';
  sku?: string;
  name?: string;
  city?: string;
  postalCode?: string;
  reference?: string;
  metadata?: Record<string, string>;
}

interface Seeded {
  partnerId: PartnerId;
  count: number;
  /** The idempotency key of each order, which gives its id. */
  keyOf(n: number): string;
  /** With it, the first event of each order is there too, with the values that a search finds. */
  orderOf?(n: number): SeededOrder;
}

/** Writes orders, one a second, straight into the file of an embedded Cosmos DB: over HTTP a million take an hour. */
export async function seedOrders(
  file: string,
  partners: readonly Seeded[],
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const server = await startCosmos({ stateFile: file });
  const client = new CosmosClient(server.connectionString);
  const { database } = await client.databases.create({ id: databaseId });
  for (const container of Object.values(containers)) await database.containers.create(container);
  client.dispose();
  await server.close();

  const store = new Store(file);
  const container = store.catalog.containers.find(({ resource }) => resource['id'] === containers.orders.id);
  if (container === undefined) throw new Error('there is no container of orders');
  let done = 0;
  for (const seeded of partners) {
    for (let from = 0; from < seeded.count; from += AT_ONCE) {
      const batch = Math.min(AT_ONCE, seeded.count - from);
      await store.change(container, (lsn) => {
        let position = 0;
        for (let n = from; n < from + batch; n += 1) {
          const { key, documents } = documentsOf(seeded, n);
          const place = { container, key, keyText: JSON.stringify(key), lsn };
          for (const document of documents) {
            storeDocument({ ...place, position }, document, undefined);
            position += 1;
          }
        }
      });
      done += batch;
      if (done % 100_000 === 0) onProgress(done);
    }
  }
  store.close();
}

function documentsOf({ partnerId, keyOf, orderOf }: Seeded, n: number) {
  const { status = 'pending', sku, name, city, postalCode, reference, metadata } = { ...likely, ...orderOf?.(n) };
  const line = { sku: Sku.parse(sku), quantity: 1, unitPrice: price, total: price };
  const shipTo = { name, street: 'Main 1', city, postalCode, country: 'AT' };
  const request = { lines: [line], shipTo, paymentMethod: 'pm_card_visa', reference, metadata };
  const idempotencyKey = keyOf(n);
  const at = new Date(Date.UTC(2026, 0, 1) + n * 1_000);
  const { order, event } = place(request, { lines: [line], total: price }, { partnerId, idempotencyKey, at });
  const moved = { ...order, ...progressOf(status) } as Order;
  const document = toOrderDocument(moved, { fingerprint: 'bench', answer: '{}' }, schemaVersions.order);
  const events = orderOf ? toEventDocuments(event, schemaVersions.event, { order, terms: termsOf(order) }) : [];
  return { key: [partnerId, orderIdFor(partnerId, idempotencyKey)], documents: [document, ...events] };
}

function progressOf(status: NonNullable<SeededOrder['status']>): object {
  const saga = { status: 'completed', run: 'bench' };
  switch (status) {
    case 'pending':
      return {};
    case 'failed':
      return { status, saga, failure: { code: 'bench', message: 'Bench.', step: 'bench' } };
    case 'confirmed':
      return { status, saga, payment: { id: 'pi_bench' }, shipment: { trackingNumber: 'T', carrier: 'C' } };
  }
}
