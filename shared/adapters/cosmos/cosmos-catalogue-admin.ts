import type { Container } from '@azure/cosmos';
import type { CatalogueAdmin, NewProduct } from '../../ports/catalogue-admin.ts';
import type { AddedOnce } from '../../ports/partners-admin.ts';
import { addOnce } from './add-once.ts';
import { PRODUCT_ID } from './product-document.ts';
import { STOCK_ID } from './stock-documents.ts';

const SCHEMA_VERSION = 1;

/** Writes what `CosmosCatalogue` and `CosmosStock` read. */
export class CosmosCatalogueAdmin implements CatalogueAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async add({ sku, name, price: { amount, currency }, stock }: NewProduct): Promise<AddedOnce> {
    const keys = { sku, schemaVersion: SCHEMA_VERSION };
    const product = { ...keys, id: PRODUCT_ID, type: 'product', name, price: { amount, currency } };
    const level = { ...keys, id: STOCK_ID, type: 'stock', available: stock, reserved: 0 };
    const [added] = await Promise.all([
      addOnce(this.#container, sku, product, ['name', 'price']),
      addOnce(this.#container, sku, level),
    ]);
    return added;
  }
}
