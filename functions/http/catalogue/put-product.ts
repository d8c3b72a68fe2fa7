import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import type { CatalogueProduct } from '../../../shared/domain/product.ts';
import { Problem } from '../../../shared/problems.ts';
import { type EntityTags, matchesStrongly } from '../entity-tags.ts';
import { merchantAct } from '../route.ts';
import {
  CatalogueProductView,
  PRICE_NOTICE,
  PutProduct,
  productETagOf,
  productExample,
  toProductView,
} from './catalogue-shapes.ts';
import { requireCurrent } from './require-current.ts';
import { requirePlan } from './require-plan.ts';
import { toRecordedChanges } from './to-recorded-changes.ts';

export const putProduct = merchantAct({
  operationId: 'putProduct',
  method: 'PUT',
  path: '/v1/products/{sku}',
  summary: 'Add or replace a product',
  description: `The name, all prices and the threshold of \`stock.low\`. Send \`If-None-Match: *\` to add a product, or \`If-Match\` with the ETag of the last answer or of \`GET /v1/catalogue/{sku}\` to replace it. The prices of a new product may apply at once. Later, a new price applies ${PRICE_NOTICE} from now at the earliest, so that no order can have a price that has just ended. Until the next price of its list and currency begins, a price continues to apply; a list and currency that you leave out ends. A partner whose price list has no price for a product gets the one of the list \`default\`. A discontinued product is on sale again.`,
  params: z.object({ sku: Sku }),
  body: PutProduct,
  example: productExample,
  reply: { status: 200, creates: true, body: CatalogueProductView, etag: true },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],

  async handle({ params, body, ifMatch, ifNoneMatch }, { products, clock }) {
    if (ifMatch === undefined && ifNoneMatch === undefined) throw new Problem('precondition_required');
    const now = clock.now();
    const outcome = await products.change(params.sku, (known) => {
      checkPreconditions(known, ifMatch, ifNoneMatch);
      return requirePlan(known, body, now);
    });
    const { kind, product } = outcome;
    const status = kind === 'created' ? 201 : 200;
    const reply = { status, etag: productETagOf(product), body: toProductView(product, now) };
    return { reply, changes: toRecordedChanges(outcome, now) };
  },
});

/** @throws Problem not_found or precondition_failed */
function checkPreconditions(
  known: CatalogueProduct | undefined,
  ifMatch: EntityTags | undefined,
  ifNoneMatch: EntityTags | undefined,
): void {
  if (ifMatch !== undefined) requireCurrent(known, ifMatch);
  if (ifNoneMatch === undefined || known === undefined) return;
  const etag = productETagOf(known);
  if (matchesStrongly(ifNoneMatch, etag)) throw new Problem('precondition_failed', { headers: { etag } });
}
