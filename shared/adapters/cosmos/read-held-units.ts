import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import type { Sku } from '../../domain/ids.ts';
import type { StockCount } from '../../ports/stock-ledger.ts';
import { BEFORE_OPEN_KEYS, type StockLevel } from './stock-documents.ts';

const Held = z.object({ sku: z.string(), quantity: z.int().positive() });

/** How many units of each SKU are reserved for orders in progress. The cost depends only on how many orders these are. */
export async function readHeldUnits(container: Container, skus: readonly Sku[]): Promise<ReadonlyMap<string, number>> {
  if (skus.length === 0) return new Map();
  const names = skus.map((value, n) => ({ name: `@sku${n}`, value }));
  const among = names.map(({ name }) => name).join(', ');
  const query = `SELECT c.sku, c.quantity FROM c WHERE c.sku IN (${among}) AND c.movementKey > @open`;
  const parameters = [...names, { name: '@open', value: BEFORE_OPEN_KEYS }];
  const [only] = skus;
  const place = skus.length === 1 && only !== undefined ? { partitionKey: only } : { forceQueryPlan: true };
  const { resources } = await container.items
    .query<unknown>({ query, parameters }, { ...place, maxItemCount: 1_000 })
    .fetchAll();
  const units = new Map<string, number>();
  for (const { sku, quantity } of z.array(Held).parse(resources)) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return units;
}

/**
 * What orders took is sold, except what is reserved for orders in progress. The two are not read at the same time, so a
 * count may be one order behind.
 */
export function toStockCount({ available, taken }: Pick<StockLevel, 'available' | 'taken'>, held = 0): StockCount {
  const reserved = Math.min(held, taken);
  return { available, reserved, sold: taken - reserved };
}
