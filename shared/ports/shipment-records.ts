import type { ShipmentRecord } from '../domain/provider-records.ts';

/** The books of the carrier. */
export interface ShipmentRecords {
  /** A page of shipments in the order of their last change, from `from` on. */
  list(page: {
    from: Date;
    after: string | undefined;
  }): Promise<{ shipments: ShipmentRecord[]; next: string | undefined }>;
  /** Returns undefined if the carrier doesn't know it. */
  find(reference: string): Promise<ShipmentRecord | undefined>;
}
