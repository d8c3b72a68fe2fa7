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

export const EndpointId = z
  .string()
  .regex(/^whe_[0-9a-hjkmnp-tv-z]{26}$/, 'is not the id of a webhook endpoint')
  .describe('The id of a webhook endpoint')
  .brand<'EndpointId'>();
export type EndpointId = z.infer<typeof EndpointId>;

export const ExportId = z
  .string()
  .regex(/^exp_[0-9a-hjkmnp-tv-z]{26}$/, 'is not the id of an export')
  .describe('The id of an export')
  .brand<'JobId'>();
export const ImportId = z
  .string()
  .regex(/^imp_[0-9a-hjkmnp-tv-z]{26}$/, 'is not the id of an import')
  .describe('The id of an import')
  .brand<'JobId'>();
/** The id of an export or import. */
export const JobId = z
  .string()
  .regex(/^(exp|imp)_[0-9a-hjkmnp-tv-z]{26}$/, 'is not the id of a job')
  .brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

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

/** The id of a webhook endpoint that a partner creates. */
export function endpointIdFor(partnerId: PartnerId, unique: string): EndpointId {
  return EndpointId.parse(`whe_${hash(partnerId, `\0webhook-endpoint/${unique}`)}`);
}

/** The id of the test event of an endpoint that a partner asks for with an idempotency key. */
export function testEventIdFor(endpointId: EndpointId, idempotencyKey: string): string {
  return `evt_endpoint_test_${hash(endpointId, `\0test/${idempotencyKey}`)}`;
}

/** The id of a redelivery of an endpoint's events. */
export function redeliveryIdFor(endpointId: EndpointId, unique: string): string {
  return `rdl_${hash(endpointId, `\0redelivery/${unique}`)}`;
}

/** The id of the export that a partner asks for with an idempotency key. */
export function exportIdFor(partnerId: PartnerId, idempotencyKey: string): JobId {
  return ExportId.parse(`exp_${hash(partnerId, `\0export/${idempotencyKey}`)}`);
}

/** The id of the import that a partner creates with an idempotency key. */
export function importIdFor(partnerId: PartnerId, idempotencyKey: string): JobId {
  return ImportId.parse(`imp_${hash(partnerId, `\0import/${idempotencyKey}`)}`);
}

function hash(owner: string, key: string): string {
  const digest = createHash('sha256').update(owner).update('\0').update(key).digest();
  return toBase32(digest, 26);
}

/** Crockford's base 32, in lower case: what follows the prefix of an id. */
export const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function toBase32(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += ID_ALPHABET.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return text;
}
