import type { Change } from '../../../shared/domain/act.ts';
import { listCurrentPrices } from '../../../shared/domain/price-schedule.ts';
import type { CatalogueProduct } from '../../../shared/domain/product.ts';
import type { ProductChange } from '../../../shared/ports/products.ts';

/** What a request changed of a product, for its record. Prices that have ended are left out. */
export function toRecordedChanges({ kind, before, product }: ProductChange, now: Date): Change[] {
  if (kind === 'unchanged') return [];
  const recorded = ({ name, prices, lowStockAt, discontinuedAt }: CatalogueProduct) => ({
    ...{ name, prices: listCurrentPrices(prices, now) },
    ...(lowStockAt === undefined ? {} : { lowStockAt }),
    ...(discontinuedAt === undefined ? {} : { discontinuedAt }),
  });
  const earlier = before === undefined ? {} : { before: recorded(before) };
  return [{ of: 'product', id: product.sku, ...earlier, after: recorded(product) }];
}
