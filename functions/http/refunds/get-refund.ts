import { z } from 'zod';
import { OrderId, RefundId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { fieldsOf } from '../fields-of.ts';
import { route } from '../route.ts';
import { RefundView, toRefundView } from './refund-shapes.ts';

export const getRefund = route({
  operationId: 'getRefund',
  method: 'GET',
  path: '/v1/orders/{orderId}/refunds/{refundId}',
  summary: 'Get a refund',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId, refundId: RefundId }),
  query: z.strictObject({ fields: fieldsOf(RefundView) }),
  reply: { status: 200, body: RefundView },
  problems: ['not_found'],

  async handle({ partner, params }, { refunds }) {
    const refund = await refunds.find({ partnerId: partner.id, ...params });
    if (refund === undefined) throw new Problem('not_found');
    return { status: 200, body: toRefundView(refund) };
  },
});
