import { isDeepStrictEqual } from 'node:util';
import { type PlannedProduct, planProduct } from '../../../shared/domain/plan-product.ts';
import type { CatalogueProduct } from '../../../shared/domain/product.ts';
import type { CatalogueEntry, Products } from '../../../shared/ports/products.ts';
import { compareProducts } from './compare-products.ts';
import type { FileFault } from './file-fault.ts';
import type { FileProduct } from './file-product.ts';

const AT_ONCE = 16;

export interface PlannedChange {
  product: FileProduct;
  kind: 'add' | 'change' | 'keep';
  /** What comes on hand; undefined if there was stock before. */
  stock: number | undefined;
  /** The file has another stock for a product that has had some: only `stock adjust` books that. */
  isStockIgnored: boolean;
  /** Old → new, for a person. */
  differences: string[];
}

/** What an import would do to each product. Reads only. */
export async function planImport(
  products: Pick<Products, 'find'>,
  asked: readonly FileProduct[],
  now: Date,
): Promise<{ changes: PlannedChange[] } | { faults: FileFault[] }> {
  const changes: PlannedChange[] = [];
  const faults: FileFault[] = [];
  const entries: (CatalogueEntry | undefined)[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    entries.push(...(await Promise.all(asked.slice(from, from + AT_ONCE).map(({ sku }) => products.find(sku)))));
  }
  for (const [position, product] of asked.entries()) {
    const entry = entries[position];
    const plan = planChange(entry?.product, product, now);
    if (plan.kind === 'too_early') {
      const message = `validFrom must be ${plan.earliest.toISOString()} or later`;
      faults.push(...plan.at.map((n) => ({ line: product.priceLines[n] ?? product.line, message })));
    } else {
      const stock = firstStockOf(entry, product);
      const { available = 0, reserved = 0 } = entry?.stock ?? {};
      const isStockIgnored =
        product.stock !== undefined && stock === undefined && product.stock !== available + reserved;
      const kind = kindOf(entry?.product, plan.product);
      const differences = kind === 'change' && entry ? compareProducts(entry.product, plan.product, now) : [];
      changes.push({ product, kind, stock, isStockIgnored, differences });
    }
  }
  return faults.length > 0 ? { faults } : { changes };
}

/**
 * For a new product, a time in the past means now: so a file that was exported elsewhere can be imported. A file without
 * a threshold leaves it as it is.
 */
export function planChange(known: CatalogueProduct | undefined, product: FileProduct, now: Date) {
  const prices = product.prices.map(({ validFrom, ...price }) => {
    return { ...price, validFrom: known === undefined && validFrom && validFrom < now ? undefined : validFrom };
  });
  const { name, lowStockAt = known?.lowStockAt } = product;
  return planProduct(known, { name, prices, lowStockAt }, now);
}

function kindOf(known: CatalogueProduct | undefined, planned: PlannedProduct): PlannedChange['kind'] {
  if (known === undefined) return 'add';
  const isSame =
    known.name === planned.name &&
    known.lowStockAt === planned.lowStockAt &&
    known.discontinuedAt === undefined &&
    isDeepStrictEqual(known.prices, planned.prices);
  return isSame ? 'keep' : 'change';
}

function firstStockOf(entry: CatalogueEntry | undefined, { stock }: FileProduct): number | undefined {
  const { available, reserved, sold } = entry?.stock ?? { available: 0, reserved: 0, sold: 0 };
  return stock && available + reserved + sold === 0 ? stock : undefined;
}
