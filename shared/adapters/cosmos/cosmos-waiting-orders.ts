import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, PartnerId } from '../../domain/ids.ts';
import type { WaitingOrder, WaitingOrders } from '../../ports/waiting-orders.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { behindKeysOf, firstKeyOf } from './waiting-key.ts';

const WaitingDocument = z
  .object({
    partnerId: PartnerId,
    orderId: OrderId,
    order: z.object({ updatedAt: z.iso.datetime() }),
    placement: z.object({ traceparent: z.string().optional() }),
  })
  .transform(({ partnerId, orderId, order, placement }): WaitingOrder => {
    return { partnerId, orderId, since: new Date(order.updatedAt), traceparent: placement.traceparent };
  });

/** In the order of a composite index that holds only those that wait: a page costs what it returns. */
const OLDEST_FIRST = 'c.type, c.waitingKey';

/** Orders by how their saga stands, which lies beside each order for this. */
export class CosmosWaitingOrders implements WaitingOrders {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  inFlight(partnerId: PartnerId): Promise<number> {
    return this.#documents.count(partnerId, 'c.type = "order" AND c.sagaStatus IN ("running", "compensating")');
  }

  async oldest(partnerId: PartnerId, limit: number): Promise<WaitingOrder[]> {
    const documents = await this.#documents.query(partnerId, {
      where: 'c.type = "order" AND c.waitingKey > @from AND c.waitingKey < @to',
      parameters: [
        { name: '@from', value: firstKeyOf(partnerId) },
        { name: '@to', value: behindKeysOf(partnerId) },
      ],
      orderBy: OLDEST_FIRST,
      top: limit,
    });
    return documents.map((document) => WaitingDocument.parse(document));
  }

  async ofNextPartner(partnerId: PartnerId | undefined): Promise<WaitingOrder | undefined> {
    const query = {
      query: `SELECT TOP 1 * FROM c WHERE c.type = "order" AND c.waitingKey > @behind ORDER BY ${OLDEST_FIRST}`,
      parameters: [{ name: '@behind', value: partnerId === undefined ? '' : behindKeysOf(partnerId) }],
    };
    const { resources } = await this.#container.items.query<unknown>(query, { forceQueryPlan: true }).fetchAll();
    return resources[0] === undefined ? undefined : WaitingDocument.parse(resources[0]);
  }
}
