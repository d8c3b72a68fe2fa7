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
  /** The SKUs of products on this page that can't be read because of our own error. */
  unreadable: string[];
  /** The position of the next page; undefined on the last page. */
  next: string | undefined;
}

export interface Catalogue {
  /** Returns the prices of the SKUs that are in the catalogue and readable. They are at most seconds old. */
  findPrices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>>;

  find(sku: Sku): Promise<Product | undefined>;

  /** Lists products by SKU, those after `after`, at most `limit`. */
  list(page: { after?: string | undefined; limit: number }): Promise<ProductPage>;
}
