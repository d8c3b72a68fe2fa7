import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { fieldsOf } from '../fields-of.ts';
import { route } from '../route.ts';
import { RefundView, toRefundView } from './refund-shapes.ts';

const RefundList = z.object({ data: z.array(RefundView).describe('The oldest first') }).meta({ id: 'RefundList' });

export const listRefunds = route({
  operationId: 'listRefunds',
  method: 'GET',
  path: '/v1/orders/{orderId}/refunds',
  summary: 'List the refunds of an order',
  description: 'All of them: an order has at most 100.',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  query: z.strictObject({ fields: fieldsOf(RefundView) }),
  reply: { status: 200, body: RefundList },
  problems: ['not_found'],

  async handle({ partner, params }, { orders, refunds }) {
    const ref = { partnerId: partner.id, orderId: params.orderId };
    if ((await orders.find(ref)) === undefined) throw new Problem('not_found');
    return { status: 200, body: { data: (await refunds.list(ref)).map(toRefundView) } };
  },
});
