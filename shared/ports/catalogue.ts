import type { Sku } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

export interface Product {
  sku: Sku;
  name: string;
  price: Money;
  /** How many can be ordered now. */
  available: number;
}

export interface ProductPage {
  products: Product[];
  /** The SKUs of those that stand on this page too and can't be read: by an error of ours. */
  unreadable: string[];
  /** Where the following page begins; undefined on the last. */
  next: string | undefined;
}

export interface Catalogue {
  /** The prices of those SKUs that the catalogue has and can read; seconds old at the most. */
  findPrices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>>;

  find(sku: Sku): Promise<Product | undefined>;

  /** Products by their SKU, those after `after`, at most `limit`. */
  list(page: { after?: string | undefined; limit: number }): Promise<ProductPage>;
}
