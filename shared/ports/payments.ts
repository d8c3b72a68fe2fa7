import type { OrderId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

export interface PaymentRequest {
  orderId: OrderId;
  partnerId: string;
  total: Money;
  /** The provider's token for the means of payment. */
  paymentMethod: string;
}

export type PaymentReply = { kind: 'done' } | { kind: 'declined'; code: string };

/**
 * Card payments in two phases. Every call may be repeated after a lost reply: what had been done is found done.
 * Whatever is neither done nor declined is thrown, and worth another try.
 */
export interface Payments {
  /** Makes a payment that moves no money yet, and returns its id: to be noted before `authorize`. */
  open(request: PaymentRequest): Promise<{ kind: 'opened'; id: string } | { kind: 'declined'; code: string }>;
  authorize(paymentId: string): Promise<PaymentReply>;
  capture(paymentId: string): Promise<PaymentReply>;
  /** Cancels the authorization or, if the money was taken, gives it back. */
  release(paymentId: string): Promise<void>;
}
