import { z } from 'zod';
import { orderStatuses } from '../../../shared/domain/order.ts';
import { route } from '../route.ts';
import { OrderView, toOrderView } from './order-shapes.ts';

const time = z.iso.datetime({ offset: true, error: 'must be a time of RFC 3339' }).transform((text) => new Date(text));

const Query = z.strictObject({
  status: z.enum(orderStatuses, `must be one of ${orderStatuses.join(', ')}`).optional(),
  reference: z.string().min(1).max(64).optional(),
  createdAfter: time.optional(),
  createdBefore: time.optional(),
  limit: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be at least 1')
    .max(200, 'must be at most 200')
    .default(50),
  cursor: z.string().max(500).optional(),
  sort: z.enum(['createdAt', '-createdAt'], 'must be createdAt or -createdAt').default('-createdAt'),
});

export const OrderList = z.object({
  data: z.array(OrderView),
  meta: z.object({ limit: z.int(), nextCursor: z.string().nullable(), hasMore: z.boolean() }),
});

export const listOrders = route({
  operationId: 'listOrders',
  method: 'GET',
  path: '/v1/orders',
  summary: 'List orders, the newest first unless told otherwise',
  scope: 'orders.read',
  query: Query,
  reply: { status: 200, body: OrderList },
  problems: ['invalid_cursor'],

  async handle({ partner, query }, { orders, cursors }) {
    const { cursor, limit, sort, ...filter } = query;
    const list = { partner: partner.id, sort, ...filter };
    const after = cursor === undefined ? undefined : cursors.read(cursor, list);
    const page = await orders.list(partner.id, filter, { limit, newestFirst: sort === '-createdAt', after });

    const nextCursor = page.next === undefined ? null : cursors.write(page.next, list);
    const body = { data: page.orders.map(toOrderView), meta: { limit, nextCursor, hasMore: nextCursor !== null } };
    if (nextCursor === null) return { status: 200, body };
    return { status: 200, headers: { link: `<${nextPage(query, nextCursor)}>; rel="next"` }, body };
  },
});

/** RFC 8288: a reference relative to what was asked for. */
function nextPage({ createdAfter, createdBefore, ...query }: z.infer<typeof Query>, cursor: string): string {
  const parameters = new URLSearchParams();
  const all = {
    ...query,
    createdAfter: createdAfter?.toISOString(),
    createdBefore: createdBefore?.toISOString(),
    cursor,
  };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) parameters.set(name, String(value));
  return `/v1/orders?${parameters}`;
}
