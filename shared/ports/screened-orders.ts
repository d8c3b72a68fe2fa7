import type { OrderRef, PartnerId } from '../domain/ids.ts';
import type { Address } from '../domain/order.ts';

/** An order that waits for the verdict of its screening. */
export interface ScreenedOrder extends OrderRef {
  state: 'required' | 'held';
  rules: readonly string[];
  since: string;
  until: string;
  onDeadline: 'release' | 'reject';
  because?: string | undefined;
}

/** Those that wait, and those among them that can't be read: their deadline is known. */
export interface WaitingForVerdict {
  waiting: ScreenedOrder[];
  unreadable: { partnerId: string; orderId: string; until: string; fault: string }[];
}

/** What screening asks about orders. */
export interface ScreenedOrders {
  /** How many orders of the partner were placed since; with `recipient`, only those to the same name and postal code. */
  countRecent(partnerId: PartnerId, recent: { since: Date; recipient?: Address | undefined }): Promise<number>;

  /** Lists those of all partners that wait, the nearest deadline first. */
  listWaiting(limit: number): Promise<WaitingForVerdict>;

  /** How many wait for a person: those on hold, and those whose screening was asked for before and has not ended. */
  countHeld(before: Date): Promise<number>;
}
