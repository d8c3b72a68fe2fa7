import { type AskedProduct, type PlannedProduct, planProduct } from '../../../shared/domain/plan-product.ts';
import type { CatalogueProduct } from '../../../shared/domain/product.ts';
import { Problem } from '../../../shared/problems.ts';

/** @throws Problem validation_failed if a price would apply before every instance knows it */
export function requirePlan(known: CatalogueProduct | undefined, asked: AskedProduct, now: Date): PlannedProduct {
  const plan = planProduct(known, asked, now);
  if (plan.kind === 'planned') return plan.product;
  const message = `must be ${plan.earliest.toISOString()} or later: until then, prices that are already known apply`;
  const details = plan.at.map((n) => ({ path: `prices[${n}].validFrom`, message }));
  throw new Problem('validation_failed', { details });
}
