import { z } from 'zod';
import { Currency, type Money } from './money.ts';

/** How long an instance may use a price that it has read. */
export const PRICES_CACHED_MS = 10_000;

/** How far the clocks of two instances may differ. */
const CLOCKS_DIFFER_MS = 5_000;

/** How long before it applies a new price must be known, so that every cached price is valid. */
export const PRICE_NOTICE_MS = PRICES_CACHED_MS + CLOCKS_DIFFER_MS;

/** How long a price that no longer applies is kept. Requests that began earlier may still need it. */
const KEPT_AFTERWARDS_MS = 60 * 60_000;

export const DEFAULT_PRICE_LIST = 'default';
export const PriceList = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not the name of a price list');

/** The price of one unit, from a time on until the next price of the same list and currency applies. */
export const ScheduledPrice = z.object({
  amount: z.int().nonnegative(),
  currency: Currency,
  priceList: PriceList,
  validFrom: z.iso.datetime(),
  /** Set when the merchant has taken the price away. */
  validUntil: z.iso.datetime().optional(),
});
export type ScheduledPrice = z.infer<typeof ScheduledPrice>;

/** The price list and currency of a partner. Without a list the default one applies, without a currency the first. */
export interface PriceTerms {
  priceList?: string | undefined;
  currency?: Currency | undefined;
}

/** The price for these terms at a time. What a list doesn't price has the price of the default list. */
export function findPriceAt(prices: readonly ScheduledPrice[], terms: PriceTerms, at: Date): Money | undefined {
  const lists = new Set([terms.priceList ?? DEFAULT_PRICE_LIST, DEFAULT_PRICE_LIST]);
  const currencies = terms.currency === undefined ? Currency.options : [terms.currency];
  for (const currency of currencies) {
    for (const priceList of lists) {
      const found = findInForce(prices, { priceList, currency }, at);
      if (found !== undefined) return { amount: found.amount, currency };
    }
  }
  return undefined;
}

/** A price as the merchant sends it. */
export interface AskedPrice {
  amount: number;
  currency: Currency;
  priceList: string;
  /** Undefined: as soon as possible. */
  validFrom: Date | undefined;
}

export type Scheduling =
  | { kind: 'scheduled'; prices: ScheduledPrice[] }
  /** The positions of prices that would apply before every instance knows them. */
  | { kind: 'too_early'; at: number[]; earliest: Date };

/**
 * Replaces the prices of a product. What has been announced up to `PRICE_NOTICE_MS` from now can't change, because an
 * instance may have cached it. A list and currency that `asked` leaves out ends; in the others a price applies until the
 * next one.
 */
export function schedulePrices(known: readonly ScheduledPrice[], asked: readonly AskedPrice[], now: Date): Scheduling {
  // Nobody can have cached a price of a product that had none.
  const earliest = new Date(now.getTime() + (known.length === 0 ? 0 : PRICE_NOTICE_MS));
  const found = asked.map((price) => findSame(known, price, earliest));
  const at = asked.flatMap(({ validFrom }, n) =>
    found[n] === undefined && validFrom && validFrom < earliest ? [n] : [],
  );
  if (at.length > 0) return { kind: 'too_early', at, earliest };
  const next = asked.map(({ validFrom, ...price }, n) => {
    return found[n] ?? { ...price, validFrom: (validFrom ?? earliest).toISOString() };
  });
  const groups = new Set(asked.map(groupOf));
  const kept = known
    .filter((price) => !next.includes(price) && new Date(price.validFrom) < earliest && !hasEnded(known, price, now))
    .map((price) => (groups.has(groupOf(price)) ? price : endAt(price, earliest)));
  return { kind: 'scheduled', prices: [...kept, ...next].sort(compare) };
}

/** The known price that the asked one repeats: the same entry, or the amount that will apply at `earliest` anyway. */
function findSame(known: readonly ScheduledPrice[], asked: AskedPrice, earliest: Date): ScheduledPrice | undefined {
  const lasting = known.filter((price) => price.validUntil === undefined);
  if (asked.validFrom === undefined) {
    const then = findInForce(known, asked, earliest);
    return then?.amount === asked.amount && lasting.includes(then) ? then : undefined;
  }
  const time = asked.validFrom.getTime();
  return lasting.find(
    (price) =>
      groupOf(price) === groupOf(asked) &&
      price.amount === asked.amount &&
      new Date(price.validFrom).getTime() === time,
  );
}

type Group = Pick<ScheduledPrice, 'priceList' | 'currency'>;
const groupOf = ({ priceList, currency }: Group) => `${priceList}/${currency}`;

function findInForce(prices: readonly ScheduledPrice[], group: Group, at: Date): ScheduledPrice | undefined {
  const begun = prices.filter((price) => groupOf(price) === groupOf(group) && new Date(price.validFrom) <= at);
  const last = begun.reduce<ScheduledPrice | undefined>(
    (latest, price) => (latest === undefined || price.validFrom >= latest.validFrom ? price : latest),
    undefined,
  );
  return last?.validUntil !== undefined && new Date(last.validUntil) <= at ? undefined : last;
}

/** Whether the price has not applied for a long time, at the latest since the next one began. */
function hasEnded(known: readonly ScheduledPrice[], price: ScheduledPrice, now: Date): boolean {
  const before = new Date(now.getTime() - KEPT_AFTERWARDS_MS);
  return findInForce(known, price, before) !== price && new Date(price.validFrom) < before;
}

function endAt(price: ScheduledPrice, end: Date): ScheduledPrice {
  const validUntil = end.toISOString();
  return price.validUntil !== undefined && price.validUntil <= validUntil ? price : { ...price, validUntil };
}

const compare = (a: ScheduledPrice, b: ScheduledPrice) =>
  `${groupOf(a)} ${a.validFrom}` < `${groupOf(b)} ${b.validFrom}` ? -1 : 1;

/** The prices that apply now or will: those of the past are left out. */
export function listCurrentPrices(prices: readonly ScheduledPrice[], now: Date): ScheduledPrice[] {
  return prices.filter((price) => findInForce(prices, price, now) === price || new Date(price.validFrom) > now);
}
