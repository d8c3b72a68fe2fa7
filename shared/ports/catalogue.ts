import type { Sku } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

export interface Catalogue {
  /** The prices of those SKUs that the catalogue has; seconds old at the most. */
  prices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>>;
}
