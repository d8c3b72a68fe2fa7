import type { OrderId } from '../../shared/domain/ids.ts';
import { summarize } from '../../shared/domain/shipment.ts';
import type { BookReply, Carrier, TakenBack } from '../../shared/ports/carrier.ts';
import type { Send } from './documents-in-memory.ts';

const moves = ['shipped', 'delivered', 'returned', 'lost'] as const;
export type Move = (typeof moves)[number];

/** As the carrier's contract has it. */
const next: Record<string, readonly Move[]> = {
  booked: ['shipped'],
  shipped: ['delivered', 'returned', 'lost'],
  delivered: ['returned'],
  lost: ['delivered', 'returned'],
};

export interface Package {
  trackingNumber: string;
  status: 'booked' | Move;
}

interface BookedShipment {
  version: number;
  packages: Package[];
  /** It was stopped before it left. */
  isCancelled: boolean;
  /** The carrier brings back what has left. */
  isReturning: boolean;
  /** It was lost when it should have come back. It may be found later. */
  isGivenUp: boolean;
}

/** What the carrier has booked: one shipment per order, in one parcel or two. */
export class CarrierBooks {
  readonly shipments = new Map<OrderId, BookedShipment>();
  /** Of these it takes no booking any more. */
  readonly cancelled = new Set<OrderId>();
  isDown = false;
  /** It does what it is asked for, and its answers are lost. */
  isMute = false;

  toPort(send: Send): Carrier {
    const ask = <T>(what: string, effect: () => T) =>
      send(what, () => {
        if (this.isDown) throw new Error('the carrier is down');
        const answer = effect();
        if (this.isMute) throw new Error('the carrier gives no answer');
        return answer;
      });
    return {
      book: ({ orderId, shipTo, lines }) =>
        ask('book the shipment', (): BookReply => {
          if (shipTo.postalCode === '00000') return { kind: 'refused', code: 'not_served' };
          if (this.cancelled.has(orderId)) return { kind: 'rejected', code: 'cancelled' };
          const numbers = lines.map((_, n) => `T${n}-${orderId.slice(-4)}`);
          const packages = numbers.map((trackingNumber) => ({ trackingNumber, status: 'booked' as const }));
          const booked = { version: 1, packages, isCancelled: false, isReturning: false, isGivenUp: false };
          if (!this.shipments.has(orderId)) this.shipments.set(orderId, booked);
          return { kind: 'booked', shipment: { trackingNumber: `T0-${orderId.slice(-4)}`, carrier: 'simulated' } };
        }),
      cancel: (orderId) =>
        ask('cancel the shipment', () => {
          if (this.#takeBack(orderId) === 'none') this.cancelled.add(orderId);
        }),
      takeBack: (orderId) => ask('stop the shipment', (): TakenBack => this.#takeBack(orderId)),
    };
  }

  /** One parcel moves, or nothing if it can't. @returns the parcel */
  move(orderId: OrderId, n: number, status: Move): Package | undefined {
    const shipment = this.shipments.get(orderId);
    const parcel = shipment?.packages[n % shipment.packages.length];
    if (shipment === undefined || parcel === undefined || shipment.isCancelled) return undefined;
    if (!next[parcel.status]?.includes(status)) return undefined;
    parcel.status = status;
    shipment.version += 1;
    return parcel;
  }

  #takeBack(orderId: OrderId): TakenBack {
    const shipment = this.shipments.get(orderId);
    if (shipment === undefined) return 'none';
    const status = summarize(shipment.packages);
    if (status === 'lost') {
      shipment.isGivenUp = true;
      return 'lost';
    }
    if (status === 'booked') {
      shipment.isCancelled = true;
      this.cancelled.add(orderId);
      return 'stopped';
    }
    shipment.isReturning = true;
    return 'returning';
  }
}
