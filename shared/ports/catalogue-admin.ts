import type { Sku } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { AddedOnce } from './partners-admin.ts';

export interface NewProduct {
  sku: Sku;
  name: string;
  price: Money;
  /** How many can be ordered at first. */
  stock: number;
}

/** What operators do with the catalogue. */
export interface CatalogueAdmin {
  /** Adds the product and its stock level; what is there stays as it is. */
  add(product: NewProduct): Promise<AddedOnce>;
}
