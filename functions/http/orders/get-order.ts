import { z } from 'zod';
import { OrderId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { commaSeparated } from '../comma-separated.ts';
import { fieldsOf } from '../fields-of.ts';
import { ACCEPT_PATCH } from '../merge-patch.ts';
import { route } from '../route.ts';
import { variantTag } from '../variant-tag.ts';
import { ExpandedOrder, expandOrder, expansions } from './expand-order.ts';
import { orderETagOf, toOrderView } from './order-shapes.ts';

export const getOrder = route({
  operationId: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
  summary: 'Get an order',
  description:
    'With `fields`, the response has only these fields, even where the schema requires others. With `expand`, it also has the timeline, the refunds or the webhook deliveries of the order, in one request; `deliveries` needs the role `webhooks.manage` too. Each choice is a representation with an ETag of its own, and If-Match accepts each of them.',
  scope: 'orders.read',
  params: z.object({ orderId: OrderId }),
  query: z.strictObject({
    fields: fieldsOf(ExpandedOrder),
    expand: commaSeparated(expansions)
      .optional()
      .describe('What to add as `expanded`: `timeline`, `refunds`, `deliveries`, separated by commas'),
  }),
  reply: { status: 200, body: ExpandedOrder, etag: true, headers: ['accept-patch'] },
  problems: ['not_found'],

  async handle({ partner, scopes, params, query: { expand } }, context) {
    if (expand?.includes('deliveries') && !scopes.has('webhooks.manage')) throw new Problem('forbidden');
    const ref = { partnerId: partner.id, orderId: params.orderId };
    const order = await context.orders.find(ref);
    if (order === undefined) throw new Problem('not_found');
    const reply = { status: 200, headers: ACCEPT_PATCH, etag: orderETagOf(order), body: toOrderView(order) };
    if (expand === undefined) return reply;
    const expanded = await expandOrder(ref, order.version, expand, context);
    // What is added may change without the order, so its content makes the tag.
    const etag = variantTag(reply.etag, JSON.stringify(expanded));
    return { ...reply, etag, body: { ...reply.body, expanded } };
  },
});
