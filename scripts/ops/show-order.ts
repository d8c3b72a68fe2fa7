import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { type Command, textOf } from './command.ts';
import { findOrder } from './find-order.ts';

/** Names and addresses stay where they are: what an operator needs is what happened. */
export const showOrder: Command = {
  name: 'orders show',
  argument: 'order',
  summary: 'show how an order and its saga stand, and everything that happened to it',

  async run(azure, given) {
    const ref = await findOrder(azure, textOf(given, 'order'));
    const orders = new CosmosOrders(azure.container('orders'));
    const { shipTo: _, paymentMethod: __, metadata: ___, ...order } = await orders.get(ref);
    const events = (await orders.timeline(ref)) ?? [];
    const lines = [
      `${order.id}  ${order.partnerId}  ${order.status}${order.delayed ? ', delayed' : ''}  ${order.total.amount} ${order.total.currency}`,
      `saga: ${JSON.stringify(order.saga)}`,
      `instance: ${order.sagaInstance ?? `order-${order.id}`}`,
      ...(order.payment === undefined ? [] : [`payment: ${order.payment.id}`]),
      ...('shipment' in order ? [`shipment: ${order.shipment.carrier} ${order.shipment.trackingNumber}`] : []),
      ...events.map(
        ({ sequence, at, type, by, data }) =>
          `${String(sequence).padStart(3)}. ${at}  ${type}  by ${by}  ${data.reason ?? ''}`,
      ),
    ];
    return { lines, data: { order, events } };
  },
};
