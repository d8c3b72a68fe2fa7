import type { OrderRef, RefundId } from './ids.ts';

/*
 * What the payment provider and the carrier have in their own books. Amounts are in minor units, in a currency that may
 * not be one of ours: people can do at the provider whatever it allows.
 */

export interface ProviderAmount {
  amount: number;
  /** ISO 4217, in capital letters. */
  currency: string;
}

export interface PaymentRecord {
  paymentId: string;
  /** The order that we opened it for; undefined if another system opened it. */
  order: OrderRef | undefined;
  amount: ProviderAmount;
  /**
   * `unpaid` moves no money; in `acting` the payer can still authorize it; `authorized` holds the money, which is ours once
   * it is `captured`.
   */
  state: 'unpaid' | 'acting' | 'authorized' | 'captured' | 'cancelled';
  captured: number;
  /** By refunds that are done or on their way. */
  refunded: number;
  isDisputed: boolean;
}

export interface RefundRecord {
  /** The provider's own id. */
  id: string;
  /** The id of our refund, if it was made for one. */
  refundId: RefundId | undefined;
  status: 'pending' | 'succeeded' | 'failed';
  amount: ProviderAmount;
  /** Why it failed, if the provider says so. */
  code: string | undefined;
}

export interface DisputeRecord {
  id: string;
  /** While it is open, and once it is lost, the bank has the money. */
  status: 'open' | 'won' | 'lost';
  amount: ProviderAmount;
  openedAt: Date;
}

export interface ShipmentRecord {
  /** What it was booked with: the id of an order, if it is ours. */
  reference: string;
  status: 'booked' | 'shipped' | 'delivered' | 'returned' | 'lost' | 'cancelled';
  isReturning: boolean;
  updatedAt: Date;
}
