import type { Sku } from './ids.ts';
import type { Money } from './money.ts';
import { findPriceAt, type PriceTerms, type ScheduledPrice } from './price-schedule.ts';

/** A product of the merchant's catalogue. */
export interface CatalogueProduct {
  sku: Sku;
  name: string;
  prices: readonly ScheduledPrice[];
  /** New orders can't have the product since then. Orders that were placed before keep it. */
  discontinuedAt?: string | undefined;
  /** The merchant wants to hear when this many units or fewer can be ordered. */
  lowStockAt?: number | undefined;
  /** Grows with each change. */
  version: number;
  updatedAt: string;
}

/** The price at which the product can be ordered, or undefined if it can't. */
export function findSellingPrice(product: CatalogueProduct, terms: PriceTerms, at: Date): Money | undefined {
  return product.discontinuedAt === undefined ? findPriceAt(product.prices, terms, at) : undefined;
}
