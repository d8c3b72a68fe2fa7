import { type AskedPrice, schedulePrices } from './price-schedule.ts';
import type { CatalogueProduct } from './product.ts';

/** A product as the merchant wants it. */
export interface AskedProduct {
  name: string;
  prices: readonly AskedPrice[];
}

export type PlannedProduct = Omit<CatalogueProduct, 'sku' | 'version'>;

export type ProductPlan =
  | { kind: 'planned'; product: PlannedProduct }
  /** The positions of prices that would apply too early, and when they may. */
  | { kind: 'too_early'; at: number[]; earliest: Date };

/** Replaces a product's name and prices, or creates it. A discontinued product is on sale again. */
export function planProduct(known: CatalogueProduct | undefined, asked: AskedProduct, now: Date): ProductPlan {
  const scheduling = schedulePrices(known?.prices ?? [], asked.prices, now);
  if (scheduling.kind === 'too_early') return scheduling;
  return { kind: 'planned', product: { name: asked.name, prices: scheduling.prices, updatedAt: now.toISOString() } };
}
