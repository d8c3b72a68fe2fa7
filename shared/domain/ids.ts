import { createHash } from 'node:crypto';
import { z } from 'zod';

export const PartnerId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is not a partner id')
  .brand<'PartnerId'>();
export type PartnerId = z.infer<typeof PartnerId>;

export const OrderId = z
  .string()
  .regex(/^ord_[0-9a-hjkmnp-tv-z]{26}$/, 'is not an order id')
  .describe('The id of an order')
  .brand<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;

export const Sku = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, 'is not a SKU')
  .describe('The product’s identifier in the catalogue')
  .brand<'Sku'>();
export type Sku = z.infer<typeof Sku>;

/**
 * Identifies an order by its partner and its id. The partner is part of it, so that no code can reach another partner's
 * order.
 */
export const OrderRef = z.object({ partnerId: PartnerId, orderId: OrderId });
export type OrderRef = z.infer<typeof OrderRef>;

/**
 * The id of the order that a partner places with an idempotency key: the same key always gives the same order. It holds
 * 130 bits of SHA-256 in Crockford's base 32, so that ids don't collide and reveal nothing about the key.
 */
export function orderIdFor(partnerId: PartnerId, idempotencyKey: string): OrderId {
  const digest = createHash('sha256').update(partnerId).update('\0').update(idempotencyKey).digest();
  return OrderId.parse(`ord_${toBase32(digest, 26)}`);
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function toBase32(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += ALPHABET.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return text;
}
