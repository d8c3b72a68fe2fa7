import type { Sku } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { PriceTerms } from '../domain/price-schedule.ts';

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

/** The catalogue as a partner sees it: the products that it can order, at its prices. */
export interface Catalogue {
  /** Returns the prices of the SKUs that can be ordered. Each is valid now. */
  findPrices(skus: readonly Sku[], terms?: PriceTerms): Promise<ReadonlyMap<Sku, Money>>;

  find(sku: Sku, terms?: PriceTerms): Promise<Product | undefined>;

  /** Lists products by SKU, those after `after`, at most `limit`. */
  list(page: { after?: string | undefined; limit: number }, terms?: PriceTerms): Promise<ProductPage>;
}
