import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { type OrderId, OrderRef, PartnerId } from '../../domain/ids.ts';
import { Order } from '../../domain/order.ts';
import { openStatuses } from '../../domain/order-lifecycle.ts';
import { plainWords } from '../../plain-words.ts';
import type { OpenOrderFilter, OpenOrders, OrdersAdmin } from '../../ports/orders-admin.ts';

const Row = z.object({ order: Order });

/** Across partners, and so for operators only. Queries use the status, which is indexed: ended orders cost nothing. */
export class CosmosOrdersAdmin implements OrdersAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** Cosmos DB indexes `id` by itself: one small query for each physical partition. */
  async refOf(orderId: OrderId): Promise<OrderRef | undefined> {
    const parameters = [{ name: '@id', value: orderId }];
    const where = 'c.id = @id AND c.type = "order"';
    const [partnerId] = await this.#query<string>(`SELECT VALUE c.partnerId FROM c WHERE ${where}`, parameters);
    return partnerId === undefined ? undefined : { partnerId: PartnerId.parse(partnerId), orderId };
  }

  async open(filter: OpenOrderFilter, limit?: number): Promise<OpenOrders> {
    const { where, parameters } = conditionOf(filter);
    const top = limit === undefined ? '' : 'TOP @limit ';
    const all = limit === undefined ? parameters : [...parameters, { name: '@limit', value: limit }];
    const documents = await this.#query<JSONObject>(`SELECT ${top}* FROM c WHERE ${where}`, all);
    const found: OpenOrders = { orders: [], unreadable: [] };
    for (const document of documents) {
      const { data, error } = Row.safeParse(document, { error: plainWords });
      if (data) found.orders.push(data.order);
      else found.unreadable.push({ ...OrderRef.parse(document), fault: causeOf(error).message });
    }
    return found;
  }

  async countOpen(filter: OpenOrderFilter): Promise<number> {
    const { where, parameters } = conditionOf(filter);
    const [count = 0] = await this.#query<number>(`SELECT VALUE COUNT(1) FROM c WHERE ${where}`, parameters);
    return count;
  }

  async #query<T>(query: string, parameters: SqlParameter[]): Promise<T[]> {
    const asked = this.#container.items.query<T>({ query, parameters }, { forceQueryPlan: true });
    return (await asked.fetchAll()).resources;
  }
}

function conditionOf({ sagas, unchangedSince }: OpenOrderFilter): { where: string; parameters: SqlParameter[] } {
  const conditions = ['c.type = "order"', `c.status IN (${listOf(openStatuses)})`];
  const parameters: SqlParameter[] = [];
  if (sagas) conditions.push(`c["order"].saga.status IN (${listOf(sagas)})`);
  if (unchangedSince) {
    conditions.push('c["order"].updatedAt <= @unchangedSince');
    parameters.push({ name: '@unchangedSince', value: unchangedSince.toISOString() });
  }
  return { where: conditions.join(' AND '), parameters };
}

/** Written out, because Cosmos DB uses the index for a list of constants. */
const listOf = (statuses: readonly string[]) => statuses.map((status) => JSON.stringify(status)).join(', ');
