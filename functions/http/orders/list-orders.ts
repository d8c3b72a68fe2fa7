import { z } from 'zod';
import { orderStatuses } from '../../../shared/domain/order-lifecycle.ts';
import type { TermCondition } from '../../../shared/domain/order-terms.ts';
import { MOST_LOOKED_AT, type OrderFilter } from '../../../shared/ports/orders.ts';
import { commaSeparated } from '../comma-separated.ts';
import { fieldsOf } from '../fields-of.ts';
import { instant } from '../instant.ts';
import { buildPage, PageOf, paging } from '../page.ts';
import { requireFeatures } from '../pipeline/require-features.ts';
import { route } from '../route.ts';
import { OrderView, toOrderView } from './order-shapes.ts';
import { parseSearch } from './parse-search.ts';

/**
 * How old a change is before the list of changed orders shows it, in seconds. A write takes its time before it is sent,
 * and the database may take 18 s to accept it: a change that took less must not be passed by a reader. The rest is for
 * clocks that differ.
 */
export const SETTLED_AFTER_S = 30;

/** No index serves these together with `updatedAfter`, so a page would cost as much as all orders that it skips. */
const notWithChanges = [
  'q',
  'sku',
  'metadata',
  'status',
  'reference',
  'createdAfter',
  'createdBefore',
  'sort',
] as const;

const NOT_SORTED =
  'must be left out: values that begin like this are sorted by value. Search for the whole value in double quotes to sort by time';

type Query = z.infer<typeof Query>;
const Query = z
  .strictObject({
    q: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'Searches orders by one value: `city:Ber` finds those that begin so, `city:"Bern"` exactly this one. Fields are `reference`, `recipient`, `postalCode`, `city`, `sku` and `metadata.NAME`. Without a field, a postal code, a text without digits (the recipient), or else a reference is meant. Case, accents and spaces do not count',
      ),
    sku: z.string().min(1).max(64).optional().describe('Only orders with this SKU'),
    metadata: z
      .record(z.string().min(1).max(40), z.string().min(1).max(500))
      .refine((all) => Object.keys(all).length <= 5, 'must name at most 5')
      .optional()
      .describe('Only orders with these metadata, each as `metadata[NAME]=VALUE` or `metadata.NAME=VALUE`'),
    status: commaSeparated(orderStatuses)
      .optional()
      .describe('Only orders with one of these statuses, separated by commas'),
    reference: z.string().min(1).max(64).optional().describe('Only orders with exactly this reference of yours'),
    createdAfter: instant('down').optional().describe('Only orders placed after this RFC 3339 time'),
    createdBefore: instant('up').optional().describe('Only orders placed before this RFC 3339 time'),
    updatedAfter: instant('down')
      .optional()
      .describe(
        `Only orders that changed after this RFC 3339 time, the oldest change first, up to ${SETTLED_AFTER_S} seconds ago. It can be combined only with \`limit\` and \`cursor\``,
      ),
    sort: z
      .enum(['createdAt', '-createdAt'])
      .optional()
      .describe(
        'Sorts by the time when orders were placed; a leading minus puts the newest first, which is the default without `updatedAfter`',
      ),
    fields: fieldsOf(OrderView),
    ...paging,
  })
  .refine(({ createdAfter, createdBefore }) => !(createdAfter && createdBefore && createdAfter > createdBefore), {
    path: ['createdBefore'],
    message: 'must not be earlier than createdAfter',
  })
  .superRefine(({ q, sort, sku, metadata }, context) => {
    const search = q === undefined ? undefined : parseSearch(q);
    if (search === undefined) return;
    if ('fault' in search) context.addIssue({ code: 'custom', path: ['q'], message: search.fault });
    else if (search.match === 'prefix' && sort && !sku && !metadata) {
      context.addIssue({ code: 'custom', path: ['sort'], message: NOT_SORTED });
    }
  })
  .superRefine((query, context) => {
    if (query.updatedAfter === undefined) return;
    for (const name of notWithChanges) {
      if (query[name] === undefined) continue;
      context.addIssue({ code: 'custom', path: [name], message: 'must not be combined with updatedAfter' });
    }
  });

export const OrderList = PageOf(OrderView, 'OrderList');

export const listOrders = route({
  operationId: 'listOrders',
  method: 'GET',
  path: '/v1/orders',
  summary: 'List orders',
  description: `Your orders in pages, newest first by default. If an error on our side makes an order unreadable, it is left out of \`data\` and its id is in \`meta.unreadable\`; all other orders are listed.

With \`q\`, \`sku\` or \`metadata\` you search, also for several of them at once. The orders of an exact value are sorted by time. Those whose value begins with a text are sorted by it, so \`sort\` is refused. One page looks at ${MOST_LOOKED_AT} orders of the most selective value: if other filters leave out many of these, the page has fewer than \`limit\` orders or none, and still a \`nextCursor\`; follow it until it is null. A new or changed order is found at once; an order that was placed before this search existed is found once it has been migrated in the background.

With \`updatedAfter\` you get the orders that changed since a time, as they are now, the oldest change first: a way to catch up for a client that missed everything. An order that changes while you read moves to the end, so it may come twice, and is never missed. A change is listed ${SETTLED_AFTER_S} seconds after it was made. To go on later, send the \`updatedAt\` of the last order that you got, not the time of your request; if you got none, send the same time again. For each single event, read \`GET /v1/events\`.`,
  scope: 'orders.read',
  query: Query,
  reply: { status: 200, body: OrderList, headers: ['link'] },
  problems: ['invalid_cursor', 'switched_off'],

  async handle({ partner, query }, ports) {
    const { orders, cursors, clock } = ports;
    const { cursor, limit, sort = '-createdAt', updatedAfter } = query;
    const filter = toFilter(query);
    if (filter.terms !== undefined) await requireFeatures(['search'], partner.id, ports);
    const list = updatedAfter ? { partner: partner.id, updatedAfter } : { partner: partner.id, sort, ...filter };
    const after = cursor === undefined ? undefined : await cursors.read(cursor, list);
    const changedUntil = new Date(clock.now().getTime() - SETTLED_AFTER_S * 1_000);
    const found = await (updatedAfter
      ? orders.listChanged(partner.id, { changedAfter: updatedAfter, changedUntil, limit, after })
      : orders.list(partner.id, filter, { limit, newestFirst: sort === '-createdAt', after }));

    const nextCursor = found.next === undefined ? undefined : await cursors.write(found.next, list);
    const { unreadable } = found;
    return buildPage('/v1/orders', query, { data: found.orders.map(toOrderView), limit, unreadable, nextCursor });
  },
});

function toFilter({ q, sku, metadata = {}, status = [], reference, createdAfter, createdBefore }: Query): OrderFilter {
  const search = q === undefined ? undefined : parseSearch(q);
  const terms: TermCondition[] = [
    ...(search === undefined || 'fault' in search ? [] : [search]),
    ...(sku === undefined ? [] : [{ field: 'sku', value: sku, match: 'exact' } as const]),
    ...Object.entries(metadata).map(([key, value]) => ({ field: 'metadata', key, value, match: 'exact' }) as const),
  ];
  const [first, ...others] = status;
  return {
    ...(first === undefined ? {} : others.length === 0 ? { status: first } : { statuses: status }),
    ...{ reference, createdAfter, createdBefore },
    ...(terms.length === 0 ? {} : { terms }),
  };
}
