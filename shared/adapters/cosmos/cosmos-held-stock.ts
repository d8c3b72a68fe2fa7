import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, Sku } from '../../domain/ids.ts';
import type { HeldReservation, HeldStock, OrderProgress } from '../../ports/held-stock.ts';
import { readDocument } from './read-document.ts';
import { BEFORE_OPEN_KEYS, openKeyOf } from './stock-documents.ts';

const Held = z.object({ sku: Sku, orderId: OrderId, quantity: z.int().positive() });
/** Of a damaged order nothing is known: its stock must not be given back as if it were gone. */
const Progress = z.object({ id: OrderId, status: z.string().catch('unknown'), sagaStatus: z.string().catch('') });
const Position = z.object({ position: z.string().optional() });

const POSITION_ID = 'held-stock';

/** Reads across SKUs and partners, and returns no order. */
export class CosmosHeldStock implements HeldStock {
  readonly #catalog: Container;
  readonly #orders: Container;
  readonly #releases: Container;

  constructor({ catalog, orders, releases }: { catalog: Container; orders: Container; releases: Container }) {
    this.#catalog = catalog;
    this.#orders = orders;
    this.#releases = releases;
  }

  /** Only open reservations have a key in this range, so the cost depends only on the page. */
  async list({ after, before, limit }: { after: string | undefined; before: Date; limit: number }) {
    const query =
      'SELECT TOP @rows * FROM c WHERE c.movementKey > @after AND c.movementKey < @before ORDER BY c.movementKey';
    const parameters = [
      { name: '@rows', value: limit },
      { name: '@after', value: after ?? BEFORE_OPEN_KEYS },
      { name: '@before', value: openKeyOf(before.toISOString()) },
    ];
    const options = { forceQueryPlan: true, maxItemCount: limit };
    const { resources } = await this.#catalog.items.query<JSONObject>({ query, parameters }, options).fetchAll();
    const held = resources.flatMap((document): HeldReservation[] => {
      const read = readDocument(Held, document, 'reservation', String(document['id']));
      return read === undefined ? [] : [read];
    });
    return { held, next: resources.length < limit ? undefined : String(resources.at(-1)?.['movementKey']) };
  }

  async findProgress(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, OrderProgress>> {
    if (orderIds.length === 0) return new Map();
    const parameters = orderIds.map((value, n) => ({ name: `@id${n}`, value }));
    const names = parameters.map(({ name }) => name).join(', ');
    const query = `SELECT c.id, c.status, c.sagaStatus FROM c WHERE c.type = "order" AND c.id IN (${names})`;
    const options = { forceQueryPlan: true, maxItemCount: orderIds.length };
    const { resources } = await this.#orders.items.query<unknown>({ query, parameters }, options).fetchAll();
    return new Map(
      resources.map((found) => {
        const { id, status, sagaStatus } = Progress.parse(found);
        return [id, { status, sagaStatus }];
      }),
    );
  }

  async readPosition(): Promise<string | undefined> {
    const { resource } = await this.#releases.item(POSITION_ID, POSITION_ID).read<JSONObject>();
    return Position.safeParse(resource).data?.position;
  }

  async savePosition(position: string | undefined): Promise<void> {
    const document = { id: POSITION_ID, type: 'position', schemaVersion: 1 };
    await this.#releases.items.upsert({ ...document, ...(position === undefined ? {} : { position }) });
  }
}
