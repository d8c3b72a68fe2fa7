import type { OrderId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

export interface PaymentRequest {
  orderId: OrderId;
  partnerId: string;
  total: Money;
  /** The provider's token for the means of payment. */
  paymentMethod: string;
}

/** The provider can't take this request as it is, however often it is asked: 400, unlike an outage. */
export interface PaymentRejected {
  kind: 'rejected';
  code: string;
}
export type PaymentDeclined = { kind: 'declined'; code: string };
export type PaymentReply = { kind: 'done' } | PaymentDeclined | PaymentRejected;

/**
 * Card payments in two phases. Every call may be repeated after a lost reply: what had been done is found done.
 * Whatever is neither done, declined nor rejected is thrown, and worth another try.
 */
export interface Payments {
  /** Makes a payment that moves no money yet, and returns its id: to be noted before `authorize`. */
  open(request: PaymentRequest): Promise<{ kind: 'opened'; id: string } | PaymentDeclined | PaymentRejected>;
  authorize(paymentId: string): Promise<PaymentReply>;
  capture(paymentId: string): Promise<PaymentReply>;
  /** Cancels the authorization or, if the money was taken, gives it back. */
  release(paymentId: string): Promise<void>;
}
