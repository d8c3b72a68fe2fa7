import type { Container, FeedOptions } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, PartnerId } from '../../domain/ids.ts';
import type { WaitingOrder, WaitingOrders } from '../../ports/waiting-orders.ts';
import { PartnerDocuments } from './partner-documents.ts';

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

const WAITING = 'c.type = "order" AND c.sagaStatus = "waiting"';
/** In the order of a composite index, so that a page costs what it returns. */
const OLDEST_FIRST = 'c.type, c.sagaStatus, c.partnerId, c.listKey';
/** Over all ranges, with the plan from the start. */
const OVER_RANGES: FeedOptions = { forceQueryPlan: true };

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
    const documents = await this.#documents.query(partnerId, { where: WAITING, orderBy: OLDEST_FIRST, top: limit });
    return documents.map((document) => WaitingDocument.parse(document));
  }

  async ofNextPartner(partnerId: PartnerId | undefined): Promise<WaitingOrder | undefined> {
    const query = {
      query: `SELECT TOP 1 * FROM c WHERE ${WAITING} AND c.partnerId > @partnerId ORDER BY ${OLDEST_FIRST}`,
      parameters: [{ name: '@partnerId', value: partnerId ?? '' }],
    };
    const { resources } = await this.#container.items.query<unknown>(query, OVER_RANGES).fetchAll();
    return resources[0] === undefined ? undefined : WaitingDocument.parse(resources[0]);
  }
}
