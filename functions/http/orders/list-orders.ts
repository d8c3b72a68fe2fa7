import { z } from 'zod';
import { orderStatuses } from '../../../shared/domain/order-lifecycle.ts';
import { instant } from '../instant.ts';
import { PageOf, page, paging } from '../page.ts';
import { route } from '../route.ts';
import { OrderView, toOrderView } from './order-shapes.ts';

const Query = z
  .strictObject({
    status: z.enum(orderStatuses).optional().describe('The status that they have'),
    reference: z.string().min(1).max(64).optional().describe('The partner’s own reference, exactly'),
    createdAfter: instant('down').optional().describe('A time of RFC 3339, exclusive'),
    createdBefore: instant('up').optional().describe('A time of RFC 3339, exclusive'),
    sort: z
      .enum(['createdAt', '-createdAt'])
      .default('-createdAt')
      .describe('By the time when they were placed; with a minus, the newest first'),
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
    'Your orders in pages, the newest first unless `sort` says otherwise. An order that cannot be read, by an error of ours, is left out of `data`, and `meta.unreadable` has its id: all others are there.',
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
    return page('/v1/orders', query, { data: found.orders.map(toOrderView), limit, unreadable, nextCursor });
  },
});
