import type { OrderId, RefundId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';

export interface PaymentRequest {
  orderId: OrderId;
  partnerId: string;
  total: Money;
  /** The provider's token for the payment method. */
  paymentMethod: string;
  /** Opens another payment for the order, in the place of one whose authorization ended: the first, the second … */
  renewal?: number | undefined;
  /** Where the payer comes back to. Without it, nobody can confirm the payment, and a card that needs that is declined. */
  returnUrl?: string | undefined;
}

/** The provider rejects the request itself (400). Unlike after an outage, repeating it doesn't help. */
export interface PaymentRejected {
  kind: 'rejected';
  code: string;
}
export type PaymentDeclined = { kind: 'declined'; code: string };
export type PaymentReply = { kind: 'done' } | PaymentDeclined | PaymentRejected;

/** The payer has to confirm the payment on a page, for example with 3-D Secure. */
export type PayerNeeded = { kind: 'payer_needed'; url: string };

export interface RefundPayment {
  paymentId: string;
  refundId: RefundId;
  /** Somebody made it at the provider, where it has this id: none is created. */
  providerId?: string | undefined;
  amount: Money;
}

/** `pending`: the provider has accepted it, and will say later whether it succeeded: ask again. */
export type RefundReply = { kind: 'done' } | { kind: 'pending' } | PaymentRejected;

/**
 * Card payments in two phases. Every call may be repeated after a lost reply, and then finds what was already done. Any
 * outcome other than done, declined or rejected is thrown, and another attempt makes sense.
 */
export interface Payments {
  /** Creates a payment that moves no money yet, and returns its id. The caller notes the id before `authorize`. */
  open(request: PaymentRequest): Promise<{ kind: 'opened'; id: string } | PaymentDeclined | PaymentRejected>;
  /** @param returnUrl as in `open` */
  authorize(paymentId: string, returnUrl?: string): Promise<PaymentReply | PayerNeeded>;
  /** How an authorization that needed the payer stands. It does not authorize, so that the payer's page stays valid. */
  check(paymentId: string): Promise<PaymentReply | PayerNeeded>;
  capture(paymentId: string): Promise<PaymentReply>;
  /** Cancels the authorization or, if the money was captured, refunds it. */
  release(paymentId: string): Promise<void>;
  /** Pays back a part of what was captured, or all of it, once for each refund. */
  refund(request: RefundPayment): Promise<RefundReply>;
}
