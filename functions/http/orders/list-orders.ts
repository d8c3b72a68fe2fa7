import { z } from 'zod';
import { orderStatuses } from '../../../shared/domain/order-lifecycle.ts';
import { instant } from '../instant.ts';
import { buildPage, PageOf, paging } from '../page.ts';
import { route } from '../route.ts';
import { OrderView, toOrderView } from './order-shapes.ts';

const Query = z
  .strictObject({
    status: z.enum(orderStatuses).optional().describe('Only orders with this status'),
    reference: z.string().min(1).max(64).optional().describe('Only orders with exactly this reference of yours'),
    createdAfter: instant('down').optional().describe('Only orders placed after this RFC 3339 time'),
    createdBefore: instant('up').optional().describe('Only orders placed before this RFC 3339 time'),
    sort: z
      .enum(['createdAt', '-createdAt'])
      .default('-createdAt')
      .describe('Sorts by the time when orders were placed; a leading minus puts the newest first'),
    ...paging,
  })
  .refine(({ createdAfter, createdBefore }) => !(createdAfter && createdBefore && createdAfter > createdBefore), {
    path: ['createdBefore'],
    message: 'must not be earlier than createdAfter',
  });

export const OrderList = PageOf(OrderView, 'OrderList');

export const listOrders = route({
  operationId: 'listOrders',
  method: 'GET',
  path: '/v1/orders',
  summary: 'List orders',
  description:
    'Your orders in pages, newest first by default. If an error on our side makes an order unreadable, it is left out of `data` and its id is in `meta.unreadable`; all other orders are listed.',
  scope: 'orders.read',
  query: Query,
  reply: { status: 200, body: OrderList, headers: ['link'] },
  problems: ['invalid_cursor'],

  async handle({ partner, query }, { orders, cursors }) {
    const { cursor, limit, sort, ...filter } = query;
    const list = { partner: partner.id, sort, ...filter };
    const after = cursor === undefined ? undefined : await cursors.read(cursor, list);
    const found = await orders.list(partner.id, filter, { limit, newestFirst: sort === '-createdAt', after });

    const nextCursor = found.next === undefined ? undefined : await cursors.write(found.next, list);
    const { unreadable } = found;
    return buildPage('/v1/orders', query, { data: found.orders.map(toOrderView), limit, unreadable, nextCursor });
  },
});
