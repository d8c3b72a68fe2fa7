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

/** Prices and stock change at any time, so a partner may cache them only for seconds. */
export const CACHE_FOR_SECONDS = { 'cache-control': 'private, max-age=5' };

/** A hash of the content, so that every instance computes the same tag. */
export function contentETagOf(body: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
}
