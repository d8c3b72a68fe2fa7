import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { fieldsOf } from '../fields-of.ts';
import { route } from '../route.ts';
import { CACHE_FOR_SECONDS, contentETagOf, ProductView } from './product-shapes.ts';

export const getProduct = route({
  operationId: 'getProduct',
  method: 'GET',
  path: '/v1/products/{sku}',
  summary: 'Get a product',
  description:
    'Its price for you, and how many are available. When a price changes at the moment of an order, the `total` of the order is what you pay.',
  scope: 'orders.read',
  params: z.object({ sku: Sku }),
  query: z.strictObject({ fields: fieldsOf(ProductView) }),
  reply: { status: 200, body: ProductView, etag: true, headers: ['cache-control'] },
  problems: ['not_found'],

  async handle({ params, partner }, { catalogue }) {
    const product = await catalogue.find(params.sku, partner);
    if (product === undefined) throw new Problem('not_found');
    return { status: 200, headers: CACHE_FOR_SECONDS, etag: contentETagOf(product), body: product };
  },
});
