import type { Sku } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

export interface Product {
  sku: Sku;
  name: string;
  price: Money;
  /** How many can be ordered now. */
  available: number;
}

export interface Catalogue {
  /** The prices of those SKUs that the catalogue has; seconds old at the most. */
  prices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>>;

  find(sku: Sku): Promise<Product | undefined>;

  /** Products by their SKU, those after `after`, at most `limit`; `next` is where the following page begins. */
  list(page: { after?: string | undefined; limit: number }): Promise<{ products: Product[]; next: string | undefined }>;
}
