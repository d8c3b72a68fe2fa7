import { type AskedPrice, schedulePrices } from './price-schedule.ts';
import type { CatalogueProduct } from './product.ts';

/** A product as the merchant wants it. */
export interface AskedProduct {
  name: string;
  prices: readonly AskedPrice[];
  lowStockAt?: number | undefined;
}

export type PlannedProduct = Omit<CatalogueProduct, 'sku' | 'version'>;

export type ProductPlan =
  | { kind: 'planned'; product: PlannedProduct }
  /** The positions of prices that would apply too early, and when they may. */
  | { kind: 'too_early'; at: number[]; earliest: Date };

/** Replaces a product's name, prices and threshold, or creates it. A discontinued product is on sale again. */
export function planProduct(known: CatalogueProduct | undefined, asked: AskedProduct, now: Date): ProductPlan {
  const scheduling = schedulePrices(known?.prices ?? [], asked.prices, now);
  if (scheduling.kind === 'too_early') return scheduling;
  const { name, lowStockAt } = asked;
  const threshold = lowStockAt === undefined ? {} : { lowStockAt };
  return { kind: 'planned', product: { name, prices: scheduling.prices, ...threshold, updatedAt: now.toISOString() } };
}
