import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { Currency } from '../../../shared/domain/money.ts';
import { mostChargeable } from '../../../shared/domain/payment-limits.ts';
import {
  DEFAULT_PRICE_LIST,
  listCurrentPrices,
  PRICE_NOTICE_MS,
  PriceList,
} from '../../../shared/domain/price-schedule.ts';
import type { CatalogueProduct } from '../../../shared/domain/product.ts';
import type { StockCount } from '../../../shared/ports/stock-ledger.ts';
import { instant } from '../instant.ts';
import { lineOfText } from '../line-of-text.ts';

/** The shapes of products that the merchant sends and receives. */

const MOST_PRICES = 100;
const MOST_UNITS = 1_000_000_000;
export const PRICE_NOTICE = `${PRICE_NOTICE_MS / 1_000} seconds`;

const fields = {
  amount: z.int().min(1).describe('The price of one unit in minor units: 1299 is 12.99'),
  currency: Currency,
  priceList: PriceList.describe('The price list of the partners that pay it'),
};

const askedFields = {
  ...fields,
  priceList: fields.priceList.default(DEFAULT_PRICE_LIST),
  validFrom: instant('up')
    .optional()
    .describe(
      `When it begins to apply: at least ${PRICE_NOTICE} from now, unless the product has no price yet. Absent: as soon as possible`,
    ),
};
const AskedPrice = z
  .strictObject(askedFields)
  .transform((price) => ({ ...price, validFrom: price.validFrom }))
  .meta({ id: 'AskedPrice' });
const PricePatch = z
  .strictObject({
    ...askedFields,
    amount: fields.amount.nullable().describe('As in a `PUT`; null ends the price list and currency'),
  })
  .transform((price) => ({ ...price, validFrom: price.validFrom }))
  .meta({ id: 'PricePatch' });

const Name = lineOfText(200).describe('The name that partners see');
function checkPrices(prices: readonly z.infer<typeof PricePatch>[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [n, { amount, currency, priceList, validFrom }] of prices.entries()) {
    const most = mostChargeable(currency);
    if (amount !== null && amount > most)
      context.addIssue({ code: 'custom', path: [n, 'amount'], message: `must be at most ${most}` });
    if (amount === null && validFrom)
      context.addIssue({ code: 'custom', path: [n, 'validFrom'], message: 'a price list ends as soon as possible' });
    const group = `${priceList}/${currency}`;
    const entry = amount === null ? group : `${group}/${validFrom?.getTime()}`;
    if (seen.has(entry) || (amount !== null && seen.has(group)))
      context.addIssue({ code: 'custom', path: [n], message: 'is given twice' });
    seen.add(entry);
  }
}

const Prices = z
  .array(AskedPrice)
  .min(1)
  .max(MOST_PRICES)
  .superRefine(checkPrices)
  .describe('All prices: a price list and currency that is left out ends');

const PatchPrices = z
  .array(PricePatch)
  .min(1)
  .max(MOST_PRICES)
  .superRefine(checkPrices)
  .describe(
    'The prices of the price lists and currencies that are named here; the others stay as they are. An `amount` of null ends one',
  );

const LowStockAt = z
  .int()
  .min(1)
  .max(MOST_UNITS)
  .describe('`stock.low` is sent when this many units or fewer can be ordered. Absent: never');

export const PutProduct = z
  .strictObject({ name: Name, prices: Prices, lowStockAt: LowStockAt.optional() })
  .meta({ id: 'PutProduct' });
export const PatchProduct = z
  .strictObject({
    name: Name.optional(),
    prices: PatchPrices.optional(),
    lowStockAt: LowStockAt.nullable().optional().describe('As in a `PUT`; null removes it'),
  })
  .meta({ id: 'PatchProduct' });

export const productExample = {
  name: 'Stoneware mug, 35 cl',
  prices: [
    { amount: 1_290, currency: 'EUR' },
    { amount: 1_390, currency: 'USD' },
    { amount: 1_090, currency: 'EUR', priceList: 'resellers' },
  ],
  lowStockAt: 20,
};

const CataloguePrice = z
  .object({
    ...fields,
    amount: z.int().nonnegative().describe('The price of one unit in minor units'),
    validFrom: z.iso.datetime().describe('When it begins to apply'),
    validUntil: z.iso.datetime().optional().describe('When it ends, if no other price follows'),
  })
  .meta({ id: 'CataloguePrice' });

export const CatalogueProductView = z
  .object({
    sku: Sku,
    name: z.string().describe('The name that partners see'),
    prices: z.array(CataloguePrice).describe('The prices that apply now or will'),
    lowStockAt: LowStockAt.optional(),
    discontinuedAt: z.iso.datetime().optional().describe('Since when new orders cannot have it'),
    version: z.int().describe('Grows with each change; it is the ETag'),
    updatedAt: z.iso.datetime().describe('When it last changed'),
  })
  .meta({ id: 'CatalogueProduct' });

export const CatalogueEntryView = CatalogueProductView.extend({
  stock: z
    .object({
      available: z.int().nonnegative().describe('Can be ordered now'),
      reserved: z.int().nonnegative().describe('On hand, but reserved for orders'),
      sold: z.int().nonnegative().describe('Consumed by confirmed orders, less what came back'),
    })
    .describe('Units of it'),
}).meta({ id: 'CatalogueEntry' });

export const productETagOf = ({ version }: Pick<CatalogueProduct, 'version'>) => `"${version}"`;

export function toProductView(product: CatalogueProduct, now: Date): z.infer<typeof CatalogueProductView> {
  const { sku, name, lowStockAt, discontinuedAt, version, updatedAt } = product;
  const threshold = lowStockAt === undefined ? {} : { lowStockAt };
  const ended = discontinuedAt === undefined ? {} : { discontinuedAt };
  return { sku, name, prices: listCurrentPrices(product.prices, now), ...threshold, ...ended, version, updatedAt };
}

export function toEntryView({ product, stock }: { product: CatalogueProduct; stock: StockCount }, now: Date) {
  const { available, reserved, sold } = stock;
  return { ...toProductView(product, now), stock: { available, reserved, sold } };
}
