import { z } from 'zod';
import { fieldsOf } from '../fields-of.ts';
import { buildPage, PageOf, paging } from '../page.ts';
import { route } from '../route.ts';
import { CACHE_FOR_SECONDS, contentETagOf, ProductView } from './product-shapes.ts';

export const listProducts = route({
  operationId: 'listProducts',
  method: 'GET',
  path: '/v1/products',
  summary: 'List products',
  description:
    'The products that you can order, sorted by SKU, with your price and the stock. No event says that a product has changed: ask again with `If-None-Match`. When a price changes at the moment of an order, the `total` of the order is what you pay. If an error on our side makes a product unreadable, it is left out of `data` and its SKU is in `meta.unreadable`: it cannot be ordered until we have fixed it.',
  scope: 'orders.read',
  query: z.strictObject({ fields: fieldsOf(ProductView), ...paging }),
  reply: { status: 200, body: PageOf(ProductView, 'ProductList'), etag: true, headers: ['cache-control', 'link'] },
  problems: ['invalid_cursor'],

  async handle({ query, partner }, { catalogue, cursors }) {
    const { cursor, limit } = query;
    const after = cursor === undefined ? undefined : await cursors.read(cursor, 'products');
    const { products, unreadable, next } = await catalogue.list({ after, limit }, partner);

    const nextCursor = next === undefined ? undefined : await cursors.write(next, 'products');
    const found = buildPage('/v1/products', query, { data: products, limit, unreadable, nextCursor });
    return { ...found, headers: { ...CACHE_FOR_SECONDS, ...found.headers }, etag: contentETagOf(found.body) };
  },
});
