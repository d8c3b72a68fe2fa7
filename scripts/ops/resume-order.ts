import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { requestResume } from '../../shared/domain/order-changes.ts';
import { type Command, OpsError, textOf } from './command.ts';
import { findOrder } from './find-order.ts';

/**
 * Written on the order, with an event that the outbox carries to the saga: that needs the right to write orders and
 * nothing else (Durable's own API wants a system key and a way through the gateway), stands in the order's timeline, and
 * arrives also when the bus or the host is away just now.
 */
export const resumeOrder: Command = {
  name: 'orders resume',
  argument: 'order',
  summary: 'have a stuck saga try again now what is left',

  async run(azure, given) {
    const ref = await findOrder(azure, textOf(given, 'order'));
    const { order } = await new CosmosOrders(azure.container('orders')).change(ref, (now) => {
      const decision = requestResume(now, { at: new Date() });
      if (decision.kind === 'not_stuck')
        throw new OpsError(`order ${now.id} is not stuck: its saga is ${now.saga.status}`);
      return decision;
    });
    const data = { id: order.id, version: order.version };
    return { lines: [`${order.id} was told to try again: orders show ${order.id}`], data };
  },
};
