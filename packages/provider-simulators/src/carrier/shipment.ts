import { createHash, randomInt } from 'node:crypto';
import { z } from 'zod';
import { pack } from './pack.ts';

const Item = z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(1).max(1_000_000) });

/** The body of PUT /v1/shipments/{reference}; see docs/carrier-contract.md. */
export const Booking = z.strictObject({
  shipTo: z.strictObject({
    name: z.string().min(1).max(200),
    streets: z.array(z.string().min(1).max(200)).min(1).max(3),
    city: z.string().min(1).max(200),
    postalCode: z.string().min(1).max(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code in upper case'),
  }),
  parcels: z.array(Item).min(1).max(200),
});
export type Booking = z.output<typeof Booking>;

export const PACKAGE_STATUSES = ['booked', 'shipped', 'delivered', 'returned', 'lost'] as const;

/** What travels: a box with a tracking number of its own. */
export const Package = z.object({
  trackingNumber: z.string(),
  status: z.enum([...PACKAGE_STATUSES, 'cancelled']),
  items: z.array(Item),
});
export type Package = z.output<typeof Package>;
export type PackageStatus = Package['status'];

/** The carrier's answer to a booking, as it is now. Times are RFC 3339. */
export const Shipment = z.object({
  reference: z.string(),
  /** Of the first package. */
  trackingNumber: z.string(),
  status: Package.shape.status,
  carrier: z.string(),
  /** A day, as `2026-11-23`. */
  estimatedDelivery: z.string(),
  packages: z.array(Package).min(1),
  /** Whether the merchant wants back what is on its way or was delivered. */
  isReturning: z.boolean(),
  /** Rises by one with every change. */
  version: z.int(),
  bookedAt: z.string(),
  updatedAt: z.string(),
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
  counts: z.object({ bookings: z.int(), cancels: z.int(), returns: z.int() }),
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
  const [first, ...others] = pack(booking.parcels);
  const packageOf = (items: Package['items']): Package => ({ trackingNumber: newNumber(), status: 'booked', items });
  const leading = packageOf(first);
  const now = new Date(at).toISOString();
  const shipment: Shipment = {
    ...{ reference, trackingNumber: leading.trackingNumber, status: 'booked', carrier: 'Loopback Parcels' },
    estimatedDelivery: new Date(at + DAYS_ON_THE_WAY * DAY_MS).toISOString().slice(0, 10),
    packages: [leading, ...others.map(packageOf)],
    ...{ isReturning: false, version: 1, bookedAt: now, updatedAt: now },
  };
  const counts = { bookings: 1, cancels: 0, returns: 0 };
  return { reference, cancelled: false, fingerprint: fingerprintOf(booking), shipment, counts };
}

function newNumber(): string {
  return `LP${String(randomInt(1e12)).padStart(12, '0')}`;
}

/** Cancels what was booked. If there is nothing, leaves a tombstone, so that a late booking finds it. */
export function cancel(reference: string, record: ShipmentRecord | undefined, at: number): ShipmentRecord {
  if (record?.shipment == null) {
    const counts = { bookings: 0, cancels: 1, returns: 0 };
    return { reference, cancelled: true, fingerprint: null, shipment: null, counts };
  }
  const packages = record.shipment.packages.map((one): Package => ({ ...one, status: 'cancelled' }));
  return {
    ...record,
    cancelled: true,
    shipment: change(record.shipment, { packages }, at),
    counts: { ...record.counts, cancels: record.counts.cancels + 1 },
  };
}

/** What is on its way turns round, and what was delivered is fetched. */
export function requestReturn(record: ShipmentRecord, shipment: Shipment, at: number): ShipmentRecord {
  return {
    ...record,
    shipment: change(shipment, { isReturning: true }, at),
    counts: { ...record.counts, returns: record.counts.returns + 1 },
  };
}

/** The shipment with new packages, or a return, as its next version. */
export function change(shipment: Shipment, changes: Partial<Shipment>, at: number): Shipment {
  const changed = { ...shipment, ...changes };
  const status = statusOf(changed.packages);
  return { ...changed, status, version: shipment.version + 1, updatedAt: new Date(at).toISOString() };
}

/** The status of all packages if they agree; `shipped` while one still travels; otherwise the worst. */
function statusOf(packages: readonly Package[]): PackageStatus {
  const statuses = new Set(packages.map(({ status }) => status));
  const [only = 'booked', ...others] = statuses;
  if (others.length === 0) return only;
  if (statuses.has('booked') || statuses.has('shipped')) return 'shipped';
  return statuses.has('lost') ? 'lost' : 'returned';
}

/**
 * The same for bodies that differ only in the order of their fields, because the schema writes them in its own order.
 */
export function fingerprintOf(booking: Booking): string {
  return createHash('sha256').update(JSON.stringify(booking)).digest('base64url');
}
