import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, PartnerId } from '../../domain/ids.ts';
import type { Address } from '../../domain/order.ts';
import { Screening } from '../../domain/screening.ts';
import type { ScreenedOrder, ScreenedOrders } from '../../ports/screened-orders.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';

const Waiting = z
  .object({ partnerId: PartnerId, id: OrderId, screening: Screening })
  .transform(({ partnerId, id, screening }): ScreenedOrder => {
    const { state, rules, since, until, onDeadline, because } = screening;
    const isHeld = state === 'held';
    return {
      ...{ partnerId, orderId: id, state: isHeld ? state : 'required' },
      ...{ rules, since, until, onDeadline, ...(because === undefined ? {} : { because }) },
    };
  });

export class CosmosScreenedOrders implements ScreenedOrders {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  countRecent(partnerId: PartnerId, { since, recipient }: { since: Date; recipient?: Address | undefined }) {
    const recent = 'c.type = "order" AND c.listKey >= @since';
    const to = ' AND LOWER(c["order"].shipTo.name) = @name AND c["order"].shipTo.postalCode = @postalCode';
    const parameters = [{ name: '@since', value: since.toISOString() }];
    if (recipient === undefined) return this.#documents.count(partnerId, recent, parameters);
    parameters.push({ name: '@name', value: recipient.name.toLowerCase() });
    parameters.push({ name: '@postalCode', value: recipient.postalCode });
    return this.#documents.count(partnerId, recent + to, parameters);
  }

  /** Only orders that wait have `heldUntil`, so the cost depends on their number alone. */
  async listWaiting(limit: number): Promise<ScreenedOrder[]> {
    const fields = 'c.partnerId, c.id, c["order"].screening';
    const query = `SELECT TOP @limit ${fields} FROM c WHERE c.heldUntil > "" ORDER BY c.heldUntil`;
    const parameters = [{ name: '@limit', value: limit }];
    const options = { forceQueryPlan: true, maxItemCount: limit };
    const { resources } = await this.#container.items.query<JSONObject>({ query, parameters }, options).fetchAll();
    // A damaged one stops no other: `orders list` shows it with the field at fault.
    return resources.flatMap((found) => readDocument(Waiting, found, 'order', String(found['id'])) ?? []);
  }
}
