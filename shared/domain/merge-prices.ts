import type { Currency } from './money.ts';
import { type AskedPrice, listCurrentPrices, type ScheduledPrice } from './price-schedule.ts';

/** The prices of a price list and currency, or with `null` the wish to end it. */
export type PricePatch = Omit<AskedPrice, 'amount'> & { amount: number | null };

/** All prices of a product after a patch: the price lists and currencies that it does not name stay as they are. */
export function mergePrices(
  known: readonly ScheduledPrice[],
  patch: readonly PricePatch[],
  now: Date,
): readonly AskedPrice[] {
  const named = new Set(patch.map(groupOf));
  const asked = patch.flatMap(({ amount, ...price }) => (amount === null ? [] : [{ ...price, amount }]));
  const others = listCurrentPrices(known, now)
    .filter((price) => price.validUntil === undefined && !named.has(groupOf(price)))
    .map(({ validUntil: _, ...price }) => ({ ...price, validFrom: new Date(price.validFrom) }));
  return [...asked, ...others];
}

const groupOf = ({ priceList, currency }: { priceList: string; currency: Currency }) => `${priceList}/${currency}`;
