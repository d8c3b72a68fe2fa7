import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { causeOf } from '../../cause-of.ts';
import { type OrderId, type OrderRef, PartnerId } from '../../domain/ids.ts';
import { openStatuses, orderStatuses } from '../../domain/order-lifecycle.ts';
import type { OpenSaga } from '../../domain/order-saga-state.ts';
import type { OpenOrderFilter, OpenOrders, OrdersAdmin } from '../../ports/orders-admin.ts';
import { type ReadOrder, readOrder } from './order-document.ts';
import { quietOrders } from './quiet-orders.ts';

/**
 * Reads the orders of all partners; only for operators. Queries use the indexed status, so orders that have ended cost
 * nothing.
 */
export class CosmosOrdersAdmin implements OrdersAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** Cosmos DB always indexes `id`, so this is one small query for each physical partition. */
  async findRef(orderId: OrderId): Promise<OrderRef | undefined> {
    const parameters = [{ name: '@id', value: orderId }];
    const where = 'c.id = @id AND c.type = "order"';
    const [partnerId] = await this.#query<string>(`SELECT VALUE c.partnerId FROM c WHERE ${where}`, parameters);
    return partnerId === undefined ? undefined : { partnerId: PartnerId.parse(partnerId), orderId };
  }

  async listOpen(filter: OpenOrderFilter, limit?: number): Promise<OpenOrders> {
    const { where, parameters } = buildCondition(filter);
    const top = limit === undefined ? '' : 'TOP @limit ';
    const all = limit === undefined ? parameters : [...parameters, { name: '@limit', value: limit }];
    const documents = await this.#query<JSONObject>(`SELECT ${top}* FROM c WHERE ${where}`, all);
    const found: OpenOrders = { orders: [], unreadable: [] };
    for (const document of documents) {
      const read = readOrder(document);
      if (read.kind === 'known') found.orders.push(read.order);
      else found.unreadable.push({ ...idsOf(document), fault: faultOf(read) });
    }
    return found;
  }

  async countOpen(filter: OpenOrderFilter): Promise<number> {
    const { where, parameters } = buildCondition(filter);
    const [count = 0] = await this.#query<number>(`SELECT VALUE COUNT(1) FROM c WHERE ${where}`, parameters);
    return count;
  }

  async #query<T>(query: string, parameters: SqlParameter[]): Promise<T[]> {
    const asked = this.#container.items.query<T>({ query, parameters }, { forceQueryPlan: true });
    return (await asked.fetchAll()).resources;
  }
}

const idsOf = ({ partnerId, orderId }: JSONObject) => ({ partnerId: String(partnerId), orderId: String(orderId) });

function faultOf(read: Exclude<ReadOrder, { kind: 'known' }>): string {
  return read.kind === 'newer' ? 'a newer version of the app wrote it' : causeOf(read.error).message;
}

function buildCondition({ sagas, sagaVersion, claimedIn, unchangedSince }: OpenOrderFilter): {
  where: string;
  parameters: SqlParameter[];
} {
  // A newer version of the app may have statuses that this one doesn't know. For these, the saga's status says whether
  // an order is open.
  const isNewAndOpen = `c.status NOT IN (${toSqlList(orderStatuses)}) AND c.sagaStatus IN (${toSqlList(openSagas)})`;
  const conditions = ['c.type = "order"', `(c.status IN (${toSqlList(openStatuses)}) OR (${isNewAndOpen}))`];
  const parameters: SqlParameter[] = [];
  if (sagas) conditions.push(`c["order"].saga.status IN (${toSqlList(sagas)})`);
  if (sagaVersion !== undefined) {
    conditions.push('c["order"].sagaVersion = @sagaVersion');
    parameters.push({ name: '@sagaVersion', value: sagaVersion });
  }
  if (claimedIn !== undefined) {
    conditions.push('c.sagaStatus != "waiting"');
    conditions.push('(c["order"].sagaHub = @hub OR NOT IS_DEFINED(c["order"].sagaHub))');
    parameters.push({ name: '@hub', value: claimedIn });
  }
  if (unchangedSince) {
    conditions.push(...quietOrders('@unchangedSince'));
    parameters.push({ name: '@unchangedSince', value: unchangedSince.toISOString() });
  }
  return { where: conditions.join(' AND '), parameters };
}

const openSagas: OpenSaga['status'][] = ['waiting', 'running', 'compensating', 'stuck'];

/** Writes out the values, because Cosmos DB uses the index only for a list of constants. */
const toSqlList = (statuses: readonly string[]) => statuses.map((status) => JSON.stringify(status)).join(', ');
