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

export const RefundId = z
  .string()
  .regex(/^ref_[0-9a-hjkmnp-tv-z]{26}$/, 'is not a refund id')
  .describe('The id of a refund')
  .brand<'RefundId'>();
export type RefundId = z.infer<typeof RefundId>;

/**
 * Identifies an order by its partner and its id. The partner is part of it, so that no code can reach another partner's
 * order.
 */
export const OrderRef = z.object({ partnerId: PartnerId, orderId: OrderId });
export type OrderRef = z.infer<typeof OrderRef>;

/** Identifies a refund of an order. */
export const RefundRef = OrderRef.extend({ refundId: RefundId });
export type RefundRef = z.infer<typeof RefundRef>;

/**
 * The id of the order that a partner places with an idempotency key: the same key always gives the same order. It holds
 * 130 bits of SHA-256 in Crockford's base 32, so that ids don't collide and reveal nothing about the key.
 */
export function orderIdFor(partnerId: PartnerId, idempotencyKey: string): OrderId {
  return OrderId.parse(`ord_${hash(partnerId, idempotencyKey)}`);
}

/** The id of the refund that a partner requests with an idempotency key: the same key of an order gives the same refund. */
export function refundIdFor(orderId: OrderId, idempotencyKey: string): RefundId {
  return RefundId.parse(`ref_${hash(orderId, idempotencyKey)}`);
}

/** The id of the refund that a cancellation of an order causes. No idempotency key has a NUL, so no other refund has it. */
export function cancellationRefundIdFor(orderId: OrderId, version: number): RefundId {
  return RefundId.parse(`ref_${hash(orderId, `\0cancellation/${version}`)}`);
}

/** The id of a refund that somebody made at the payment provider, by the provider's id. */
export function providerRefundIdFor(orderId: OrderId, providerId: string): RefundId {
  return RefundId.parse(`ref_${hash(orderId, `\0provider/${providerId}`)}`);
}

function hash(owner: string, key: string): string {
  const digest = createHash('sha256').update(owner).update('\0').update(key).digest();
  return toBase32(digest, 26);
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
