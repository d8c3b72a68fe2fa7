import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { OrderView, toOrderView } from './order-shapes.ts';

export const getOrder = route({
  operationId: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
  summary: 'Get an order',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  reply: { status: 200, body: OrderView },
  problems: ['not_found'],

  async handle({ partner, params }, { orders }) {
    const order = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    if (order === undefined) throw new Problem('not_found');
    return { status: 200, body: toOrderView(order) };
  },
});
