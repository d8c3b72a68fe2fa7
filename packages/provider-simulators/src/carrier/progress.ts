import { z } from 'zod';
import { nextOf } from './move.ts';
import type { PackageStatus, Shipment } from './shipment.ts';

const wait = z
  .int()
  .min(0)
  .max(30 * 24 * 60 * 60 * 1000);

/** After how many milliseconds each happens by itself. */
export const Progress = z.strictObject({ shippedAfterMs: wait, deliveredAfterMs: wait, returnedAfterMs: wait });
export type Progress = z.output<typeof Progress>;

const WAIT: Partial<Record<PackageStatus, keyof Progress>> = {
  shipped: 'shippedAfterMs',
  delivered: 'deliveredAfterMs',
  returned: 'returnedAfterMs',
};

/** @returns when the shipment moves by itself, in milliseconds since 1970; null if it does not */
export function nextMoveAt(shipment: Shipment, progress: Progress | undefined): number | null {
  if (progress === undefined) return null;
  const waits = shipment.packages.flatMap((one) => {
    const name = WAIT[nextOf(shipment, one) ?? 'booked'];
    return name === undefined ? [] : [progress[name]];
  });
  return waits.length === 0 ? null : Date.parse(shipment.updatedAt) + Math.min(...waits);
}
