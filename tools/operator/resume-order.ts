import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { OrderRef } from '../../shared/domain/ids.ts';
import { requestResume } from '../../shared/domain/order-changes.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { Azure } from './azure.ts';
import { type Command, type Given, OpsError, textOf } from './command.ts';
import { findOrder } from './find-order.ts';

/**
 * Written on the order, with an event that the outbox carries to the saga: that needs the right to write orders and
 * nothing else (Durable's own API wants a system key and a way through the gateway), stands in the order's timeline, and
 * arrives also when the bus or the host is away just now.
 */
export const resumeOrder: Command = {
  name: 'orders resume',
  optionalArgument: 'order',
  summary: 'have one or all stuck sagas try again now what is left',
  options: { all: { summary: 'all that are stuck now' } },

  async run(azure, given) {
    const refs = given['all'] ? await stuckOrders(azure, given) : [await findOrder(azure, textOf(given, 'order'))];
    const orders = new CosmosOrders(azure.container('orders'));
    const resumed: { id: string; version: number }[] = [];
    for (const ref of refs) {
      const { order } = await orders.change(ref, (now) => {
        const decision = requestResume(now, { at: new Date() });
        if (decision.kind !== 'not_stuck') return decision;
        // Of all of them one may have come free meanwhile.
        if (given['all']) return { kind: 'unchanged' };
        throw new OpsError(`order ${now.id} is not stuck: its saga is ${now.saga.status}`);
      });
      resumed.push({ id: order.id, version: order.version });
    }
    const lines = resumed.map(
      ({ id }) => `the saga of ${id} is asked to try again now: orders show ${id} tells when it has`,
    );
    return { lines: lines.length > 0 ? lines : ['none is stuck'], data: given['all'] ? resumed : resumed[0] };
  },
};

async function stuckOrders(azure: Azure, given: Given): Promise<OrderRef[]> {
  if (given['order'] !== undefined) throw new UsageError(`either order ${given['order']}, or --all`);
  const query = `SELECT c.partnerId, c.orderId FROM c WHERE c.type = "order"
    AND c.status IN ("pending", "reserved", "authorized", "booked") AND c["order"].saga.status = "stuck"`;
  const { resources } = await azure.container('orders').items.query<unknown>(query).fetchAll();
  return resources.map((found) => OrderRef.parse(found));
}
