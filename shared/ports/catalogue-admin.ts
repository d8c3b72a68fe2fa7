import type { Sku } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { AddedOnce } from './partners-admin.ts';

export interface NewProduct {
  sku: Sku;
  name: string;
  price: Money;
  /** The initial stock. */
  stock: number;
}

/** The operators' access to the catalogue. */
export interface CatalogueAdmin {
  /** Adds the product and its stock level. Existing documents stay unchanged. */
  add(product: NewProduct): Promise<AddedOnce>;
}
