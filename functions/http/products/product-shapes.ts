import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Sku } from '../../../shared/domain/ids.ts';
import { Money } from '../../../shared/domain/money.ts';

export const ProductView = z
  .object({
    sku: Sku,
    name: z.string().describe('Its name'),
    price: Money.describe('The price of one unit'),
    available: z.int().nonnegative().describe('How many units you can order now'),
  })
  .meta({ id: 'Product' });

/** Prices and stock change by themselves, so a partner may keep them for seconds only. */
export const CACHE_FOR_SECONDS = { 'cache-control': 'private, max-age=5' };

/** A tag of the content: the same content has the same tag on every instance. */
export function contentETagOf(body: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
}
