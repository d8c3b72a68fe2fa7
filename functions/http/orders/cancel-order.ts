import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { OrderView } from './order-shapes.ts';

/** There is no cancellation saga yet, and an order that can't be undone must not look cancelled. */
export const cancelOrder = route({
  operationId: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/cancel',
  summary: 'Cancel an order',
  description:
    'Not available yet: refused for every order. An order is cancelled only once, with or without an `Idempotency-Key`.',
  scope: 'orders.write',
  idempotent: 'optional',
  params: z.object({ orderId: OrderId }),
  reply: { status: 202, body: OrderView },
  problems: ['not_found', 'not_cancellable'],

  async handle({ partner, params }, { orders }) {
    const order = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    throw new Problem(order === undefined ? 'not_found' : 'not_cancellable');
  },
});
