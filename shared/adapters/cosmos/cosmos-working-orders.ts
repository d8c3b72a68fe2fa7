import { randomInt } from 'node:crypto';
import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { ID_ALPHABET, OrderId, PartnerId } from '../../domain/ids.ts';
import { type OpenSaga, workingSagas } from '../../domain/order-saga-state.ts';
import type { QuietOrders, WorkingOrder, WorkingOrders } from '../../ports/working-orders.ts';

const Found = z.object({ partnerId: PartnerId, orderId: OrderId, instance: z.string(), run: z.string() });
/** Their payers or a person may take days. */
const isLeftToSomebody = 'c.status = "awaiting_payment" OR IS_DEFINED(c.heldUntil)';
/** A list with this share of what was asked for is long enough. */
const LEAST_SHARE = 10;
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
  async listQuiet(asked: QuietOrders): Promise<WorkingOrder[]> {
    const moving = await this.#listTurn(asked);
    const left = asked.limit - moving.length;
    return left === 0 ? moving : [...moving, ...(await this.#list(isLeftToSomebody, { ...asked, limit: left })).orders];
  }

  async countOverdue(before: Date): Promise<number> {
    const working = workingSagas.map((status) => JSON.stringify(status)).join(', ');
    const query = `
      SELECT VALUE COUNT(1) FROM c
      WHERE c.type = "order" AND c.sagaStatus IN (${working}) AND c.listKey < @before
        AND c.status != "awaiting_payment" AND NOT IS_DEFINED(c["order"].screening)
        AND (NOT IS_DEFINED(c["order"].payment.payer.actedAt) OR c["order"].payment.payer.actedAt < @before)`;
    const parameters = [{ name: '@before', value: before.toISOString() }];
    const asked = this.#container.items.query<number>({ query, parameters }, { forceQueryPlan: true });
    return (await asked.fetchAll()).resources[0] ?? 0;
  }

  /**
   * If there are more than fit into the list, it takes those of some random beginnings of ids. Otherwise the same ones
   * would come each time, and the others never. Ids are hashes, so each order has the same chance.
   */
  async #listTurn(asked: QuietOrders): Promise<WorkingOrder[]> {
    const isMoving = `NOT (${isLeftToSomebody})`;
    const all = await this.#list(isMoving, asked);
    if (!all.isFull) return all.orders;
    const found: WorkingOrder[] = [];
    const begin = randomInt(ID_ALPHABET.length);
    for (let n = 0; n < ID_ALPHABET.length && found.length < asked.limit / LEAST_SHARE; n += 1) {
      const prefix = `ord_${ID_ALPHABET.charAt((begin + n) % ID_ALPHABET.length)}`;
      const limit = asked.limit - found.length;
      const { orders } = await this.#list(`${isMoving} AND STARTSWITH(c.orderId, "${prefix}")`, { ...asked, limit });
      found.push(...orders);
    }
    return found;
  }

  async #list(where: string, { hub, before, unnotedBefore, limit }: QuietOrders) {
    const statuses = claimed.map((status) => JSON.stringify(status)).join(', ');
    const query = `
      SELECT TOP @limit c.partnerId, c.orderId, c["order"].sagaInstance AS instance, c["order"].saga.run AS run
      FROM c
      WHERE c.type = "order" AND c.sagaStatus IN (${statuses}) AND c._ts <= @before AND (${where})
        AND (c["order"].sagaHub = @hub
          OR (NOT IS_DEFINED(c["order"].sagaHub) AND c.sagaStatus != "stuck" AND c._ts <= @unnotedBefore))`;
    const parameters = [
      { name: '@limit', value: limit },
      { name: '@before', value: toSeconds(before) },
      { name: '@unnotedBefore', value: toSeconds(unnotedBefore) },
      { name: '@hub', value: hub },
    ];
    const asked = this.#container.items.query<unknown>({ query, parameters }, { forceQueryPlan: true });
    const { resources } = await asked.fetchAll();
    // One that can't be read is not restarted: its saga would not be able to read it either.
    const orders: WorkingOrder[] = resources.flatMap((found) => Found.safeParse(found).data ?? []);
    return { orders, isFull: resources.length >= limit };
  }
}

/** As `_ts` counts. */
const toSeconds = (time: Date) => Math.floor(time.getTime() / 1_000);
