import { formatMoney } from '../../../shared/domain/money.ts';
import type { PlannedProduct } from '../../../shared/domain/plan-product.ts';
import { listCurrentPrices, type ScheduledPrice } from '../../../shared/domain/price-schedule.ts';
import type { CatalogueProduct } from '../../../shared/domain/product.ts';

/** What an import changes in a product, old → new. */
export function compareProducts(known: CatalogueProduct, planned: PlannedProduct, now: Date): string[] {
  const before = pricesByGroup(known.prices, now);
  const after = pricesByGroup(planned.prices, now);
  const groups = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = groups.filter((group) => before.get(group) !== after.get(group));
  return [
    ...(known.discontinuedAt === undefined ? [] : ['discontinued → on sale']),
    ...(known.name === planned.name ? [] : [`name: ${known.name} → ${planned.name}`]),
    ...changed.map((group) => `price, ${group}: ${before.get(group) ?? 'none'} → ${after.get(group) ?? 'none'}`),
    ...(known.lowStockAt === planned.lowStockAt
      ? []
      : [`lowStockAt: ${known.lowStockAt ?? 'none'} → ${planned.lowStockAt ?? 'none'}`]),
  ];
}

/** The prices of each list and currency that apply now or will, in one line. */
function pricesByGroup(prices: readonly ScheduledPrice[], now: Date): Map<string, string> {
  const lines = new Map<string, string>();
  for (const { priceList, currency, amount, validFrom, validUntil } of listCurrentPrices(prices, now)) {
    const group = `${priceList} ${currency}`;
    const times = [
      ...(new Date(validFrom) > now ? [`from ${validFrom}`] : []),
      ...(validUntil === undefined ? [] : [`until ${validUntil}`]),
    ];
    const line = [formatMoney({ amount, currency }), ...times].join(' ');
    const earlier = lines.get(group);
    lines.set(group, earlier === undefined ? line : `${earlier}, then ${line}`);
  }
  return lines;
}
