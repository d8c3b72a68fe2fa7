import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Sku } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import { DEFAULT_PRICE_LIST, findPriceAt, ScheduledPrice } from '../../domain/price-schedule.ts';
import type { CatalogueProduct } from '../../domain/product.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import { schemaVersionOf } from './schema-version.ts';

export const PRODUCT_ID = 'product';

const Common = z.object({
  type: z.literal('product'),
  sku: Sku,
  name: z.string(),
  discontinuedAt: z.iso.datetime().optional(),
  version: z.int().nonnegative().default(0),
  updatedAt: z.iso.datetime().default('1970-01-01T00:00:00.000Z'),
});

/** Form 2 has a schedule of prices. Form 1 has one price. */
export const ProductDocument = z.union([
  Common.extend({ prices: z.array(ScheduledPrice) }).transform(({ type: _, ...product }): CatalogueProduct => product),
  Common.extend({ price: Money, prices: z.undefined().optional() }).transform(
    ({ type: _, price, ...product }): CatalogueProduct => ({
      ...product,
      prices: [{ ...price, priceList: DEFAULT_PRICE_LIST, validFrom: '1970-01-01T00:00:00.000Z' }],
    }),
  ),
]);

/** The document to write. Fields that this version doesn't know stay as they are. */
export function toProductDocument(
  next: CatalogueProduct,
  stored: { document: JSONObject; product: CatalogueProduct } | undefined,
): JSONObject & { id: string } {
  const kept = keepUnknownFields<JSONObject>(stored?.document, stored && fieldsOf(stored.product), fieldsOf(next));
  const { price: _, discontinuedAt: __, ...rest } = kept;
  const { discontinuedAt } = next;
  return {
    ...rest,
    ...toFirstForm(next),
    ...{ id: PRODUCT_ID, type: 'product' },
    ...(discontinuedAt === undefined ? {} : { discontinuedAt }),
    schemaVersion: Math.max(schemaVersions.product, schemaVersionOf(stored?.document)),
  };
}

function fieldsOf({ sku, name, prices, version, updatedAt }: CatalogueProduct): JSONObject {
  return { sku, name, prices: prices.map((price) => ({ ...price }) as JSONObject), version, updatedAt };
}

/** The price for a version of the app that reads form 1. It doesn't sell a product that has none. */
function toFirstForm({ prices, discontinuedAt, updatedAt }: CatalogueProduct): JSONObject {
  const price = discontinuedAt === undefined ? findPriceAt(prices, {}, new Date(updatedAt)) : undefined;
  return price === undefined ? {} : { price: { ...price } };
}
