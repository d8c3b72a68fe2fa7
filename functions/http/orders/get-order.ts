import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { route } from '../route.ts';
import { ACCEPT_PATCH, orderETag, orderFields, PartialOrderView, toOrderView } from './order-shapes.ts';

const Fields = z
  .string()
  .transform((list) => [...new Set(list.split(','))].sort())
  .pipe(z.array(orderFields.or(z.never(`must be some of ${orderFields.options.join(', ')}, separated by commas`))));

export const getOrder = route({
  operationId: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
  summary: 'Get an order, or some fields of it',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  query: z.strictObject({
    fields: Fields.optional().describe('Names of the fields to answer with, separated by commas'),
  }),
  reply: { status: 200, body: PartialOrderView, etag: true, headers: ['accept-patch'] },
  problems: ['not_found'],

  async handle({ partner, params, query: { fields } }, { orders }) {
    const order = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    if (order === undefined) throw new Problem('not_found');
    const view = toOrderView(order);
    if (fields === undefined) return { status: 200, headers: ACCEPT_PATCH, etag: orderETag(order), body: view };
    // Another selection is another representation, and has a tag of its own.
    const picked = Object.fromEntries(fields.map((field) => [field, view[field]]));
    return { status: 200, headers: ACCEPT_PATCH, etag: orderETag(order, fields), body: picked };
  },
});
