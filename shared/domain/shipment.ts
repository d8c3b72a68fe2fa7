import { z } from 'zod';
import { Sku } from './ids.ts';
import { personalData } from './personal-data.ts';

/** The statuses of a parcel, with their meaning for partners. A shipment has one of them too. */
export const shipmentStatuses = {
  booked: 'the carrier has it in its books',
  shipped: 'on its way',
  delivered: 'delivered',
  returned: 'back at our warehouse',
  lost: 'the carrier does not find it; it may still turn up',
  cancelled: 'stopped before it left; final',
} as const satisfies Record<string, string>;
export type ShipmentStatus = keyof typeof shipmentStatuses;
export const shipmentStatusNames = Object.keys(shipmentStatuses) as [ShipmentStatus, ...ShipmentStatus[]];

export const ParcelLine = z
  .object({ sku: Sku, quantity: z.int().positive().describe('The number of units in it') })
  .meta({ id: 'ParcelLine' });

const meanings = shipmentStatusNames.map((status) => `\`${status}\`: ${shipmentStatuses[status]}`).join('. ');

/** What travels as one piece. The carrier decides how many a shipment has. */
export const Parcel = z.object({
  trackingNumber: z
    .string()
    .describe('The carrier’s tracking number of this parcel')
    .register(personalData, { of: 'recipient' }),
  status: z.enum(shipmentStatusNames).describe(`Where the parcel is. ${meanings}`),
  lines: z.array(ParcelLine).describe('What is in it. Empty if the carrier does not say'),
});
export type Parcel = z.infer<typeof Parcel>;

export const Shipment = z.object({
  /** Of the first parcel. */
  trackingNumber: z.string().register(personalData, { of: 'recipient' }),
  carrier: z.string(),
  /** Absent while it is booked. */
  status: z.enum(shipmentStatusNames).optional(),
  /** Absent while it is one parcel that is booked. */
  parcels: z.array(Parcel).optional(),
  /** The carrier's number of the newest change that is noted here. */
  trackedVersion: z.int().positive().optional(),
});
export type Shipment = z.infer<typeof Shipment>;

export const statusOf = ({ status = 'booked' }: Shipment): ShipmentStatus => status;

/** The parcels of a shipment, with everything that was ordered in the only one if the carrier has named none. */
export function parcelsOf({
  shipment,
  lines,
}: {
  shipment: Shipment;
  lines: readonly z.infer<typeof ParcelLine>[];
}): Parcel[] {
  const { trackingNumber, parcels } = shipment;
  const all = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  return parcels ?? [{ trackingNumber, status: statusOf(shipment), lines: all }];
}

/**
 * The status of a shipment by that of its parcels: `booked` until one leaves, `shipped` while one has not arrived, and then the
 * worst of them. Parcels that were stopped don't count, unless all were.
 */
export function summarize(parcels: readonly Pick<Parcel, 'status'>[]): ShipmentStatus {
  const statuses = new Set(parcels.map(({ status }) => status));
  if (statuses.size > 1) statuses.delete('cancelled');
  const [only = 'booked', ...others] = statuses;
  if (others.length === 0) return only;
  if (statuses.has('booked') || statuses.has('shipped')) return 'shipped';
  return statuses.has('lost') ? 'lost' : 'returned';
}
