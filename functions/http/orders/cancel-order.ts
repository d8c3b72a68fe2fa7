import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { cancel } from '../../../shared/domain/order-cancellation.ts';
import { Problem } from '../../../shared/problems.ts';
import { mark } from '../../../shared/telemetry/mark.ts';
import { route } from '../route.ts';
import { OrderView, orderETagOf, toOrderView } from './order-shapes.ts';

export const cancelOrder = route({
  operationId: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/cancel',
  summary: 'Cancel an order',
  description:
    'The order becomes `cancelling` at once. Everything done so far is undone: the stock is released, the payment is released, the shipment is cancelled. Then it is `cancelled`, and `order.cancelled` says what was undone. Cancelling twice is one cancellation, with or without an `Idempotency-Key`, and an order that is failing stays as it is. If the payment is being taken already, the order is confirmed first. All that is left of a paid order is then refunded: its status is `refunding` instead, a shipment that has not left is stopped and its units go back on sale, and the carrier brings back one that has left. An order whose shipment is delivered, that has failed, or that was refunded without a cancellation, can not be cancelled: refund it instead.',
  scope: 'orders.write',
  idempotent: 'optional',
  params: z.object({ orderId: OrderId }),
  reply: { status: 202, body: OrderView, etag: true },
  problems: ['not_found', 'not_cancellable'],

  async handle({ partner, params }, { orders, clock }) {
    const found = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    if (found === undefined) throw new Problem('not_found');
    mark({ 'order.id': found.id });
    const { order } = await orders.change(found, (now) => {
      const decision = cancel(now, { at: clock.now() });
      if (decision.kind === 'too_late') throw new Problem('not_cancellable');
      return decision;
    });
    return { status: 202, etag: orderETagOf(order), body: toOrderView(order) };
  },
});
