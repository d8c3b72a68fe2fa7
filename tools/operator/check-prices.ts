import { DEFAULT_PRICE_LIST, findPriceAt, type PriceTerms } from '../../shared/domain/price-schedule.ts';
import { nearestTo } from '../command-line/nearest-to.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** What a partner with these terms can't order, and what is wrong with its price list. */
export interface PriceCheck {
  /** The SKUs on sale that these terms don't price now. */
  unpriced: string[];
  /** For people; empty if all is well. */
  lines: string[];
}

/** Reads all products on sale. A list that prices nothing is probably misspelt. */
export async function checkPrices({ products, clock }: OperatorPorts, terms: PriceTerms): Promise<PriceCheck> {
  const unpriced: string[] = [];
  const lists = new Set([DEFAULT_PRICE_LIST]);
  let after: string | undefined;
  do {
    const { entries, next } = await products.list({ after, limit: 200 });
    for (const { product } of entries) {
      if (product.discontinuedAt !== undefined) continue;
      for (const { priceList } of product.prices) lists.add(priceList);
      if (!findPriceAt(product.prices, terms, clock.now())) unpriced.push(product.sku);
    }
    after = next;
  } while (after !== undefined);
  return { unpriced, lines: [...explainList(terms, lists), ...explainUnpriced(unpriced)] };
}

function explainList({ priceList }: PriceTerms, lists: ReadonlySet<string>): string[] {
  if (priceList === undefined || lists.has(priceList)) return [];
  const near = nearestTo(priceList, [...lists]);
  const hint = near === undefined ? `lists with prices: ${[...lists].join(', ')}` : `did you mean ${near}?`;
  return [`no product has a price in ${priceList}, so the default prices apply; ${hint}`];
}

function explainUnpriced(skus: readonly string[]): string[] {
  if (skus.length === 0) return [];
  const more = skus.length - 10;
  const first = skus.slice(0, 10).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const them =
    skus.length === 1
      ? "product has no price for it, so it can't order it"
      : "products have no price for it, so it can't order them";
  return [`${skus.length} ${them}: ${first}`];
}
