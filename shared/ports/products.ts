import type { Sku } from '../domain/ids.ts';
import type { CatalogueProduct } from '../domain/product.ts';
import type { StockCount } from './stock-ledger.ts';

export interface CatalogueEntry {
  product: CatalogueProduct;
  stock: StockCount;
}

export interface CatalogueEntryPage {
  entries: CatalogueEntry[];
  /** The SKUs of products on this page that can't be read because of our own error. */
  unreadable: string[];
  /** The position of the next page; undefined on the last page. */
  next: string | undefined;
}

export interface ProductChange {
  kind: 'created' | 'changed' | 'unchanged';
  before: CatalogueProduct | undefined;
  product: CatalogueProduct;
}

/** The catalogue as the merchant manages it. */
export interface Products {
  find(sku: Sku): Promise<CatalogueEntry | undefined>;

  /** Lists products by SKU, those after `after`, at most `limit`. */
  list(page: { after?: string | undefined; limit: number }): Promise<CatalogueEntryPage>;

  /**
   * Writes what `decide` makes of the current product. If another writer is faster, `decide` runs again with the newer
   * state. It throws to refuse the change.
   */
  change(
    sku: Sku,
    decide: (now: CatalogueProduct | undefined) => Omit<CatalogueProduct, 'sku' | 'version'>,
  ): Promise<ProductChange>;
}
