import { z } from 'zod';
import { route } from '../route.ts';
import { CACHE_FOR_SECONDS, contentETag, ProductView } from './product-shapes.ts';

const Query = z.strictObject({
  limit: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be at least 1')
    .max(200, 'must be at most 200')
    .default(50),
  cursor: z.string().max(500).optional(),
});

const ProductList = z.object({
  data: z.array(ProductView),
  meta: z.object({ limit: z.int(), nextCursor: z.string().nullable(), hasMore: z.boolean() }),
});

export const listProducts = route({
  operationId: 'listProducts',
  method: 'GET',
  path: '/v1/products',
  summary: 'List the products, by their SKU',
  scope: 'orders.read',
  query: Query,
  reply: { status: 200, body: ProductList },
  problems: ['invalid_cursor'],

  async handle({ query: { cursor, limit } }, { catalogue, cursors }) {
    const after = cursor === undefined ? undefined : cursors.read(cursor, 'products');
    const { products, next } = await catalogue.list({ after, limit });
    const nextCursor = next === undefined ? null : cursors.write(next, 'products');
    const body = { data: products, meta: { limit, nextCursor, hasMore: nextCursor !== null } };
    const link = nextCursor === null ? {} : { link: `</v1/products?limit=${limit}&cursor=${nextCursor}>; rel="next"` };
    return { status: 200, headers: { ...CACHE_FOR_SECONDS, ...link }, etag: contentETag(body), body };
  },
});
