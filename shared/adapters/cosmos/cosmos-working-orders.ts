import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { OrderId, PartnerId } from '../../domain/ids.ts';
import type { OpenSaga } from '../../domain/order-saga-state.ts';
import type { WorkingOrder, WorkingOrders } from '../../ports/working-orders.ts';

const Found = z.object({ partnerId: PartnerId, orderId: OrderId, instance: z.string(), run: z.string() });
/** Their payers or a person may take days. */
const isLeftToSomebody = 'c.status = "awaiting_payment" OR IS_DEFINED(c.heldUntil)';
const claimed: OpenSaga['status'][] = ['running', 'compensating', 'stuck'];

/** Reads the orders of all partners, and returns only what names a run. Orders that have ended cost nothing. */
export class CosmosWorkingOrders implements WorkingOrders {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /**
   * Those that wait for somebody come last: there can be so many that they would fill the list. Every write counts as a
   * change, also one that its partner does not see. That sets `_ts`.
   */
  async listQuiet({ hub, before, limit }: { hub: string; before: Date; limit: number }): Promise<WorkingOrder[]> {
    const moving = await this.#list(`NOT (${isLeftToSomebody})`, { hub, before, limit });
    const left = limit - moving.length;
    return left === 0 ? moving : [...moving, ...(await this.#list(isLeftToSomebody, { hub, before, limit: left }))];
  }

  async #list(where: string, { hub, before, limit }: { hub: string; before: Date; limit: number }) {
    const statuses = claimed.map((status) => JSON.stringify(status)).join(', ');
    const query = `
      SELECT TOP @limit c.partnerId, c.orderId, c["order"].sagaInstance AS instance, c["order"].saga.run AS run
      FROM c
      WHERE c.type = "order" AND c.sagaStatus IN (${statuses}) AND c._ts <= @before AND c["order"].sagaHub = @hub
        AND (${where})`;
    const parameters = [
      { name: '@limit', value: limit },
      { name: '@before', value: Math.floor(before.getTime() / 1_000) },
      { name: '@hub', value: hub },
    ];
    const asked = this.#container.items.query<unknown>({ query, parameters }, { forceQueryPlan: true });
    const { resources } = await asked.fetchAll();
    // One that can't be read is not restarted: its saga would not be able to read it either.
    return resources.flatMap((found) => Found.safeParse(found).data ?? []);
  }
}
