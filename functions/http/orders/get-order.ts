import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { commaSeparated } from '../comma-separated.ts';
import { ACCEPT_PATCH } from '../merge-patch.ts';
import { route } from '../route.ts';
import { ORDER_FIELDS, OrderView, orderETagOf, toOrderView } from './order-shapes.ts';

export const getOrder = route({
  operationId: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
  summary: 'Get an order',
  description: 'With `fields`, the response has only these fields, even where the schema requires others.',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  query: z.strictObject({
    fields: commaSeparated(ORDER_FIELDS).optional().describe('The names of the fields to return, separated by commas'),
  }),
  reply: { status: 200, body: OrderView, etag: true, headers: ['accept-patch'] },
  problems: ['not_found'],

  async handle({ partner, params, query: { fields } }, { orders }) {
    const order = await orders.find({ partnerId: partner.id, orderId: params.orderId });
    if (order === undefined) throw new Problem('not_found');
    const view = toOrderView(order);
    if (fields === undefined) return { status: 200, headers: ACCEPT_PATCH, etag: orderETagOf(order), body: view };
    // A different selection of fields is a different representation, so it needs its own tag.
    const picked = Object.fromEntries(fields.map((field) => [field, view[field]]));
    return { status: 200, headers: ACCEPT_PATCH, etag: orderETagOf(order, fields), json: JSON.stringify(picked) };
  },
});
