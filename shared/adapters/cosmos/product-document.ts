import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Sku } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import { DEFAULT_PRICE_LIST, findPriceAt, ScheduledPrice } from '../../domain/price-schedule.ts';
import type { CatalogueProduct } from '../../domain/product.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { explainIssue } from '../../explain-issue.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import { schemaVersionOf } from './schema-version.ts';

export const PRODUCT_ID = 'product';

/** What a product of form 1 has is as old as it. */
const ALWAYS = '1970-01-01T00:00:00.000Z';

/** Form 2 has a schedule of prices. Form 1 has one price. */
export const ProductDocument = z
  .object({
    type: z.literal('product'),
    sku: Sku,
    name: z.string(),
    prices: z.array(ScheduledPrice).optional(),
    price: z.unknown().optional(),
    discontinuedAt: z.iso.datetime().optional(),
    lowStockAt: z.int().positive().optional(),
    version: z.int().nonnegative().default(0),
    updatedAt: z.iso.datetime().default(ALWAYS),
  })
  .transform(({ type: _, price, prices, ...product }, context): CatalogueProduct => {
    if (prices !== undefined) return { ...product, prices };
    const { data, error } = Money.safeParse(price, { error: explainIssue });
    for (const { path, message } of error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['price', ...path], message });
    }
    return { ...product, prices: data ? [{ ...data, priceList: DEFAULT_PRICE_LIST, validFrom: ALWAYS }] : [] };
  });

/** The document to write. Fields that this version doesn't know stay as they are. */
export function toProductDocument(
  next: CatalogueProduct,
  stored: { document: JSONObject; product: CatalogueProduct } | undefined,
): JSONObject & { id: string } {
  const kept = keepUnknownFields<JSONObject>(stored?.document, stored && fieldsOf(stored.product), fieldsOf(next));
  const { price: _, discontinuedAt: __, lowStockAt: ___, ...rest } = kept;
  const { discontinuedAt, lowStockAt } = next;
  return {
    ...rest,
    ...toFirstForm(next),
    ...{ id: PRODUCT_ID, type: 'product' },
    ...(discontinuedAt === undefined ? {} : { discontinuedAt }),
    ...(lowStockAt === undefined ? {} : { lowStockAt }),
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
