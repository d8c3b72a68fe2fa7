import type { OrderRef } from '../domain/ids.ts';
import type { DisputeRecord, PaymentRecord, RefundRecord } from '../domain/provider-records.ts';

export interface PaymentPage {
  /** Those of the page, or those that its refunds or disputes belong to, each once. */
  payments: PaymentRecord[];
  /** Where the next page begins; undefined on the last one. */
  next: string | undefined;
}

/** What was made from `from` on, and before `to`, to the second. */
export interface PaymentPageRequest {
  from: Date;
  to: Date;
  after: string | undefined;
}

/** The books of the payment provider. */
export interface PaymentRecords {
  /** A page of payments: the newest first, or those of the newest refunds or disputes. */
  list(what: 'payments' | 'refunds' | 'disputes', page: PaymentPageRequest): Promise<PaymentPage>;
  /** Returns undefined if the provider doesn't know it. */
  find(paymentId: string): Promise<PaymentRecord | undefined>;
  /** All refunds of a payment, and its order if we opened it for one. */
  listRefundsOf(paymentId: string): Promise<{ order: OrderRef | undefined; refunds: RefundRecord[] }>;
  listDisputesOf(paymentId: string): Promise<{ order: OrderRef | undefined; disputes: DisputeRecord[] }>;
}
