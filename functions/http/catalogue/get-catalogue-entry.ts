import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import { merchantRoute } from '../route.ts';
import { CatalogueEntryView, productETagOf, toEntryView } from './catalogue-shapes.ts';

export const getCatalogueEntry = merchantRoute({
  operationId: 'getCatalogueEntry',
  method: 'GET',
  path: '/v1/catalogue/{sku}',
  summary: 'Get a product of the catalogue',
  description:
    'All its prices and its stock, also when it is discontinued. The ETag is that of name and prices, for the If-Match of a change; the stock changes without it, so there is no 304.',
  params: z.object({ sku: Sku }),
  reply: { status: 200, body: CatalogueEntryView, headers: ['etag'] },
  problems: ['not_found'],

  async handle({ params }, { products, clock }) {
    const entry = await products.find(params.sku);
    if (entry === undefined) throw new Problem('not_found');
    const headers = { etag: productETagOf(entry.product) };
    return { status: 200, headers, body: toEntryView(entry, clock.now()) };
  },
});
