import { createHash, randomInt } from 'node:crypto';
import { z } from 'zod';

/** The body of PUT /v1/shipments/{reference}; see docs/carrier-contract.md. */
export const Booking = z.strictObject({
  shipTo: z.strictObject({
    name: z.string().min(1).max(200),
    streets: z.array(z.string().min(1).max(200)).min(1).max(3),
    city: z.string().min(1).max(200),
    postalCode: z.string().min(1).max(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code in upper case'),
  }),
  parcels: z
    .array(z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(1).max(1_000_000) }))
    .min(1)
    .max(200),
});
export type Booking = z.output<typeof Booking>;

/** The carrier's answer to a booking, repeated as long as the booking exists. */
export const Shipment = z.object({
  reference: z.string(),
  trackingNumber: z.string(),
  status: z.enum(['booked', 'cancelled']),
  carrier: z.string(),
  /** A day, as `2026-11-23`. */
  estimatedDelivery: z.string(),
});
export type Shipment = z.output<typeof Shipment>;

/**
 * What the carrier stores under a reference. A tombstone has no shipment: it is left by a cancellation before any
 * booking.
 */
export const ShipmentRecord = z.object({
  reference: z.string(),
  cancelled: z.boolean(),
  fingerprint: z.string().nullable(),
  shipment: Shipment.nullable(),
  /** How often each took effect, to check that nothing happened twice. */
  counts: z.object({ bookings: z.int(), cancels: z.int() }),
});
export type ShipmentRecord = z.output<typeof ShipmentRecord>;

/** Why the carrier refuses a valid booking. */
export interface BookingRefusal {
  readonly code: RefusalCode;
  readonly message: string;
}

export const REFUSAL_CODES = ['address_undeliverable', 'country_not_served'] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

const EUROPEAN_UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const SERVED: ReadonlySet<string> = new Set(`${EUROPEAN_UNION} GB US CH NO`.split(' '));
const UNDELIVERABLE_POSTAL_CODE = '00000';
const DAYS_ON_THE_WAY = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @returns why these goods can't be sent to this address; undefined if they can */
export function refusalOf({ shipTo }: Booking): BookingRefusal | undefined {
  if (!SERVED.has(shipTo.country)) {
    return { code: 'country_not_served', message: `the carrier does not deliver to ${shipTo.country}` };
  }
  if (shipTo.postalCode !== UNDELIVERABLE_POSTAL_CODE) return undefined;
  return { code: 'address_undeliverable', message: 'the address does not exist' };
}

export function book(reference: string, booking: Booking, at: number): ShipmentRecord {
  const shipment: Shipment = {
    reference,
    trackingNumber: `LP${String(randomInt(1e12)).padStart(12, '0')}`,
    status: 'booked',
    carrier: 'Loopback Parcels',
    estimatedDelivery: new Date(at + DAYS_ON_THE_WAY * DAY_MS).toISOString().slice(0, 10),
  };
  const counts = { bookings: 1, cancels: 0 };
  return { reference, cancelled: false, fingerprint: fingerprintOf(booking), shipment, counts };
}

/** Cancels what was booked. If there is nothing, leaves a tombstone, so that a late booking finds it. */
export function cancel(reference: string, record: ShipmentRecord | undefined): ShipmentRecord {
  if (record?.shipment == null) {
    return { reference, cancelled: true, fingerprint: null, shipment: null, counts: { bookings: 0, cancels: 1 } };
  }
  return {
    ...record,
    cancelled: true,
    shipment: { ...record.shipment, status: 'cancelled' },
    counts: { ...record.counts, cancels: record.counts.cancels + 1 },
  };
}

/**
 * The same for bodies that differ only in the order of their fields, because the schema writes them in its own order.
 */
export function fingerprintOf(booking: Booking): string {
  return createHash('sha256').update(JSON.stringify(booking)).digest('base64url');
}
