import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import type { Found } from '../../domain/comparison.ts';
import type { Subject } from '../../domain/finding.ts';
import { OrderId, OrderRef } from '../../domain/ids.ts';
import { isPaid, type Order } from '../../domain/order.ts';
import type { OrderBooks } from '../../ports/reconciliation.ts';
import { readOrder } from './order-document.ts';

/** Of an order or a refund. */
const Row = z.object({ type: z.string(), orderId: OrderId, partnerId: OrderRef.shape.partnerId, listKey: z.string() });

/** Reads orders of all partners for the comparison with the providers. One query reads those of a whole page. */
export class CosmosOrderBooks implements OrderBooks {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async find(refs: readonly OrderRef[]): Promise<ReadonlyMap<OrderId, Found<Order>>> {
    const found = await this.findById(refs.map(({ orderId }) => orderId));
    // The provider's record names partner and order. Both must be right.
    const isRight = ({ orderId, partnerId }: OrderRef) => {
      const order = found.get(orderId);
      return order === 'newer' || order?.partnerId === partnerId;
    };
    return new Map(refs.filter(isRight).map(({ orderId }) => [orderId, found.get(orderId)]));
  }

  async findById(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, Found<Order>>> {
    if (orderIds.length === 0) return new Map();
    const parameters = [...new Set(orderIds)].map((value, n) => ({ name: `@id${n}`, value }));
    const ids = parameters.map(({ name }) => name).join(', ');
    const documents = await this.#query(`c.type = "order" AND c.id IN (${ids})`, parameters, parameters.length);
    const found = new Map<OrderId, Found<Order>>();
    for (const document of documents) {
      const read = readOrder(document);
      found.set(OrderRef.parse(document).orderId, read.kind === 'known' ? read.order : 'newer');
    }
    return found;
  }

  async listExpected({ after, before, limit }: { after: string; before: Date; limit: number }) {
    const where = 'c.type IN ("order", "refund") AND c.listKey > @after AND c.listKey < @before ORDER BY c.listKey';
    const parameters = [
      { name: '@after', value: after },
      { name: '@before', value: before.toISOString() },
    ];
    const documents = await this.#query(where, parameters, limit);
    const rows = documents.map((document) => ({ ...Row.parse(document), document }));
    const refunded = rows.flatMap(({ type, orderId, partnerId }) =>
      type === 'refund' ? [{ orderId, partnerId }] : [],
    );
    const orders = await this.find(refunded);
    const expected = rows.flatMap(({ type, orderId, document }) => {
      if (type === 'refund') return expectedOf(orders.get(orderId)).filter(({ subject }) => subject.kind === 'payment');
      const read = readOrder(document);
      return expectedOf(read.kind === 'known' ? read.order : undefined);
    });
    return { expected, next: rows.at(-1)?.listKey };
  }

  async #query(where: string, parameters: SqlParameter[], limit: number): Promise<JSONObject[]> {
    const query = { query: `SELECT TOP ${limit} * FROM c WHERE ${where}`, parameters };
    const options = { forceQueryPlan: true, maxItemCount: limit };
    return (await this.#container.items.query<JSONObject>(query, options).fetchAll()).resources;
  }
}

/** Only for an order that was paid, both providers must have something. */
function expectedOf(order: Found<Order>): { subject: Subject; order: Order }[] {
  if (order === undefined || order === 'newer' || !isPaid(order)) return [];
  const ref = { partnerId: order.partnerId, orderId: order.id };
  return [
    { subject: { kind: 'payment', id: order.payment.id, order: ref }, order },
    { subject: { kind: 'shipment', id: order.id, order: ref }, order },
  ];
}
