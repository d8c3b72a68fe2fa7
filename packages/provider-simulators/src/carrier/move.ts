import { change, type Package, type PackageStatus, type Shipment } from './shipment.ts';

/** What can happen to a package that is in a status. */
const NEXT: Readonly<Record<PackageStatus, readonly PackageStatus[]>> = {
  booked: ['shipped'],
  shipped: ['delivered', 'returned', 'lost'],
  delivered: ['returned'],
  returned: [],
  // It is found after all.
  lost: ['delivered', 'returned'],
  cancelled: [],
};

/** A package that has moved, and the shipment after it. */
export interface Moved {
  readonly shipment: Shipment;
  readonly moved: readonly Package[];
}

export interface Move {
  /** Without it, what comes next by itself. */
  readonly status?: PackageStatus | undefined;
  /** Without it, all packages that can move so. */
  readonly trackingNumber?: string | undefined;
}

/** @returns the packages that moved; none if no package can move so */
export function move(shipment: Shipment, { status, trackingNumber }: Move, at: number): Moved {
  const moved: Package[] = [];
  const packages = shipment.packages.map((one) => {
    const next = status ?? nextOf(shipment, one);
    const isMeant = trackingNumber === undefined || trackingNumber === one.trackingNumber;
    if (!isMeant || next === undefined || !NEXT[one.status].includes(next)) return one;
    const after: Package = { ...one, status: next };
    moved.push(after);
    return after;
  });
  return { shipment: moved.length === 0 ? shipment : change(shipment, { packages }, at), moved };
}

/** @returns what happens to a package by itself; undefined if it has arrived */
export function nextOf({ isReturning }: Shipment, { status }: Package): PackageStatus | undefined {
  if (status === 'booked') return 'shipped';
  if (status === 'shipped') return isReturning ? 'returned' : 'delivered';
  return status === 'delivered' && isReturning ? 'returned' : undefined;
}
