import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { merchantAct } from '../route.ts';
import { CatalogueProductView, productETagOf, toProductView } from './catalogue-shapes.ts';
import { requireCurrent } from './require-current.ts';
import { toRecordedChanges } from './to-recorded-changes.ts';

export const discontinueProduct = merchantAct({
  operationId: 'discontinueProduct',
  method: 'DELETE',
  path: '/v1/products/{sku}',
  summary: 'Discontinue a product',
  description:
    'New orders cannot have it, 10 seconds from now at the latest. Orders that were placed before keep it. Its stock stays. `PUT` puts it on sale again.',
  params: z.object({ sku: Sku }),
  reply: { status: 200, body: CatalogueProductView, etag: true },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],

  async handle({ params, ifMatch }, { products, clock }) {
    const now = clock.now();
    const outcome = await products.change(params.sku, (known) => {
      const { name, prices, lowStockAt, discontinuedAt } = requireCurrent(known, ifMatch);
      const at = now.toISOString();
      return { name, prices, lowStockAt, discontinuedAt: discontinuedAt ?? at, updatedAt: at };
    });
    const { product } = outcome;
    const reply = { status: 200, etag: productETagOf(product), body: toProductView(product, now) };
    return { reply, changes: toRecordedChanges(outcome, now) };
  },
});
