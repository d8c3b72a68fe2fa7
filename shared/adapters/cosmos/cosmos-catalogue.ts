import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { Sku } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import { ExpiringCache } from '../expiring-cache.ts';

export const PRODUCT_ID = 'product';
export const Product = z.object({ type: z.literal('product'), sku: z.string(), name: z.string(), price: Money });
export type Product = z.infer<typeof Product>;

/** Prices of the catalogue in Cosmos DB, remembered for seconds, so that placing an order needs no read. */
export class CosmosCatalogue implements Catalogue {
  readonly #prices: ExpiringCache<Sku, Money | undefined>;

  constructor(container: Container, clock: Clock) {
    const load = async (sku: Sku) => {
      const { resource } = await container.item(PRODUCT_ID, sku).read<JSONObject>();
      return resource && Product.parse(resource).price;
    };
    this.#prices = new ExpiringCache(load, { clock, maxAgeMs: 10_000, maxEntries: 50_000 });
  }

  async prices(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, Money>> {
    const found = new Map<Sku, Money>();
    await Promise.all(
      skus.map(async (sku) => {
        const price = await this.#prices.get(sku);
        if (price) found.set(sku, price);
      }),
    );
    return found;
  }
}
