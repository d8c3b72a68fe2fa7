import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { mergePrices } from '../../../shared/domain/merge-prices.ts';
import { ACCEPT_PATCH, PATCH_TYPES } from '../merge-patch.ts';
import { merchantAct } from '../route.ts';
import { CatalogueProductView, PatchProduct, productETagOf, toProductView } from './catalogue-shapes.ts';
import { requireCurrent } from './require-current.ts';
import { requirePlan } from './require-plan.ts';
import { toRecordedChanges } from './to-recorded-changes.ts';

export const updateProduct = merchantAct({
  operationId: 'updateProduct',
  method: 'PATCH',
  path: '/v1/products/{sku}',
  summary: 'Change a product',
  description:
    'The name, prices, or `lowStockAt`, by the rules of `PUT`. The body is a merge patch (RFC 7396): what you leave out stays. `prices` is merged too, by price list and currency: those that it names get these prices, an `amount` of null ends one, and the others stay. A discontinued product stays so.',
  params: z.object({ sku: Sku }),
  mediaTypes: PATCH_TYPES,
  body: PatchProduct,
  example: { name: 'Stoneware mug, 35 cl, blue' },
  reply: { status: 200, body: CatalogueProductView, etag: true, headers: ['accept-patch'] },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],

  async handle({ params, body, ifMatch }, { products, clock }) {
    const now = clock.now();
    const outcome = await products.change(params.sku, (known) => {
      const current = requireCurrent(known, ifMatch);
      const { discontinuedAt } = current;
      const name = body.name ?? current.name;
      const asked = body.prices && mergePrices(current.prices, body.prices, now);
      const { prices } = asked ? requirePlan(current, { name, prices: asked }, now) : current;
      const lowStockAt = body.lowStockAt === undefined ? current.lowStockAt : (body.lowStockAt ?? undefined);
      return {
        name,
        prices,
        ...(lowStockAt === undefined ? {} : { lowStockAt }),
        ...(discontinuedAt === undefined ? {} : { discontinuedAt }),
        updatedAt: now.toISOString(),
      };
    });
    const { product } = outcome;
    const reply = {
      status: 200,
      headers: ACCEPT_PATCH,
      etag: productETagOf(product),
      body: toProductView(product, now),
    };
    return { reply, changes: toRecordedChanges(outcome, now) };
  },
});
