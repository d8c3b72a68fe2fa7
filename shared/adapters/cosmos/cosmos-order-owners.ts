import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { type OrderId, OrderRef } from '../../domain/ids.ts';
import type { OrderOwners } from '../../ports/order-owners.ts';

const Found = z.object({ partnerId: OrderRef.shape.partnerId });

/** Reads across partners, by an id that is a hash of partner and key, and returns no order. */
export class CosmosOrderOwners implements OrderOwners {
  readonly #orders: Container;

  constructor(orders: Container) {
    this.#orders = orders;
  }

  async find(orderId: OrderId): Promise<OrderRef | undefined> {
    const query = 'SELECT c.partnerId FROM c WHERE c.id = @id AND c.type = "order"';
    const parameters = [{ name: '@id', value: orderId }];
    const options = { forceQueryPlan: true, maxItemCount: 1 };
    const { resources } = await this.#orders.items.query<unknown>({ query, parameters }, options).fetchAll();
    return resources[0] === undefined ? undefined : { partnerId: Found.parse(resources[0]).partnerId, orderId };
  }
}
