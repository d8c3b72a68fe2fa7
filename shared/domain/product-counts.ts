import type { Sku } from './ids.ts';
import { Currency } from './money.ts';
import type { EventLine } from './order-events.ts';
import type { CountsAs } from './order-lifecycle.ts';

/** What is counted of a product, in one currency. Amounts are in minor units. */
export interface ProductTotals {
  /** Orders with the product that were placed, and their units of it. */
  orders: number;
  ordered: number;
  /** Those that were confirmed, their units of it, and what these cost. */
  confirmed: number;
  sold: number;
  revenue: number;
  /** Units that refunds name, and what these cost. */
  refundedUnits: number;
  refundedValue: number;
}

export const noUnits: ProductTotals = {
  ...{ orders: 0, ordered: 0, confirmed: 0, sold: 0, revenue: 0, refundedUnits: 0, refundedValue: 0 },
};

/** By currency and SKU, as `EUR MUG-01`. */
export type Products = Readonly<Record<string, ProductTotals>>;

/** How many of the counted events name their products. */
export interface Listed {
  orders: number;
  confirmed: number;
  refunds: number;
}

export const nothingListed: Listed = { orders: 0, confirmed: 0, refunds: 0 };

/** What one event adds by product. */
export interface ProductCount {
  adds: Record<string, Partial<ProductTotals>>;
  listed: keyof Listed;
}

interface Units {
  quantity: number;
  amount: number;
}

const additions: { [C in CountsAs]?: { listed: keyof Listed; adds: (of: Units) => Partial<ProductTotals> } } = {
  order: { listed: 'orders', adds: ({ quantity }) => ({ orders: 1, ordered: quantity }) },
  sale: {
    listed: 'confirmed',
    adds: ({ quantity, amount }) => ({ confirmed: 1, sold: quantity, revenue: amount }),
  },
  refund: {
    listed: 'refunds',
    adds: ({ quantity, amount }) => ({ refundedUnits: quantity, refundedValue: amount }),
  },
};

/** What reports by product count of an event; undefined if it names no products. */
export function countProducts(countsAs: CountsAs, lines: readonly EventLine[] = []): ProductCount | undefined {
  const addition = additions[countsAs];
  if (addition === undefined || lines.length === 0) return undefined;
  // An order may have a product in several lines, and is one order of it.
  const bySku = Map.groupBy(lines, ({ sku, total }) => keyOf({ sku, currency: total.currency }));
  const adds = [...bySku].map(([key, ofSku]): [string, Partial<ProductTotals>] => {
    const quantity = ofSku.reduce((sum, line) => sum + line.quantity, 0);
    const amount = ofSku.reduce((sum, { total }) => sum + total.amount, 0);
    return [key, addition.adds({ quantity, amount })];
  });
  return { adds: Object.fromEntries(adds), listed: addition.listed };
}

export function addProducts(products: Products, further: Record<string, Partial<ProductTotals>>): Products {
  const sums: Record<string, ProductTotals> = { ...products };
  for (const [key, adds] of Object.entries(further)) sums[key] = sum(sums[key] ?? noUnits, adds);
  return sums;
}

function sum(one: ProductTotals, other: Partial<ProductTotals>): ProductTotals {
  const total = { ...one };
  for (const [field, value] of Object.entries(other)) total[field as keyof ProductTotals] += value;
  return total;
}

const keyOf = ({ sku, currency }: { sku: Sku; currency: Currency }) => `${currency} ${sku}`;

/** The product and currency of a key. */
export function parseProductKey(key: string): { sku: Sku; currency: Currency } {
  const [currency, sku] = key.split(' ');
  return { sku: sku as Sku, currency: Currency.parse(currency) };
}
