import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Decline } from './test-cards.ts';

/** An intent in the books. Amounts are in the currency's minor unit, times in Unix seconds. */
export const PaymentIntent = z.object({
  id: z.string(),
  clientSecret: z.string(),
  createdAt: z.int(),
  amount: z.int(),
  currency: z.string(),
  description: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  /** Whether a payment method may redirect the payer. Then a confirmation needs a `return_url`. */
  allowsRedirects: z.boolean(),
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'requires_capture',
    'succeeded',
    'canceled',
  ]),
  /** What the payer has to do. Without a `returnUrl`, the page is for Stripe's own library. */
  nextAction: z.object({ url: z.string(), returnUrl: z.string().nullable() }).nullable(),
  paymentMethod: z.string().nullable(),
  lastDecline: z.object({ code: z.string(), decline_code: z.string().optional(), message: z.string() }).nullable(),
  latestCharge: z.string().nullable(),
  captured: z.int(),
  refunded: z.int(),
  canceledAt: z.int().nullable(),
  cancellationReason: z.string().nullable(),
  /** When the authorization ends by itself, in milliseconds since 1970; absent if no fault rule wants it. */
  expiresAt: z.int().optional(),
  /** How often each took effect, to check that nothing happened twice. */
  counts: z.object({ authorizations: z.int(), captures: z.int(), cancels: z.int(), refunds: z.int() }),
});
export type PaymentIntent = z.output<typeof PaymentIntent>;

export interface NewPaymentIntent {
  readonly amount: number;
  readonly currency: string;
  readonly description: string | null;
  readonly metadata: Record<string, string>;
  readonly allowsRedirects: boolean;
  readonly paymentMethod: string | null;
}

/** An object id in Stripe's form: `pi_…`, `ch_…`, `re_…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
}

export function open(order: NewPaymentIntent, at: number): PaymentIntent {
  const id = newId('pi');
  return {
    ...order,
    id,
    clientSecret: newId(`${id}_secret`),
    createdAt: at,
    status: order.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
    nextAction: null,
    lastDecline: null,
    latestCharge: null,
    captured: 0,
    refunded: 0,
    canceledAt: null,
    cancellationReason: null,
    counts: { authorizations: 0, captures: 0, cancels: 0, refunds: 0 },
  };
}

/** The payer has to confirm the payment at the issuer of the card. */
export function requireAction(
  intent: PaymentIntent,
  paymentMethod: string,
  nextAction: { url: string; returnUrl: string | null },
): PaymentIntent {
  return { ...intent, status: 'requires_action', paymentMethod, nextAction, lastDecline: null };
}

export function authorize(intent: PaymentIntent, paymentMethod: string): PaymentIntent {
  return {
    ...intent,
    status: 'requires_capture',
    paymentMethod,
    nextAction: null,
    lastDecline: null,
    latestCharge: newId('ch'),
    counts: { ...intent.counts, authorizations: intent.counts.authorizations + 1 },
  };
}

/** A declined intent accepts another payment method: Stripe detaches the refused one, but shows its charge. */
export function decline(intent: PaymentIntent, lastDecline: Decline): PaymentIntent {
  return {
    ...intent,
    status: 'requires_payment_method',
    paymentMethod: null,
    nextAction: null,
    lastDecline: { ...lastDecline },
    latestCharge: newId('ch'),
  };
}

/** Captures the whole amount or a part. The rest is released, and there is no second capture. */
export function capture(intent: PaymentIntent, amount: number): PaymentIntent {
  return {
    ...intent,
    status: 'succeeded',
    captured: amount,
    counts: { ...intent.counts, captures: intent.counts.captures + 1 },
  };
}

export function cancel(intent: PaymentIntent, reason: string | null, at: number): PaymentIntent {
  return {
    ...intent,
    status: 'canceled',
    nextAction: null,
    canceledAt: at,
    cancellationReason: reason,
    counts: { ...intent.counts, cancels: intent.counts.cancels + 1 },
  };
}

/** The authorization ends by itself, and the money is free again. Nobody has cancelled it, so it is not counted. */
export function expire(intent: PaymentIntent, at: number): PaymentIntent {
  return { ...intent, status: 'canceled', nextAction: null, canceledAt: at, cancellationReason: 'automatic' };
}

export function giveBack(intent: PaymentIntent, amount: number): PaymentIntent {
  return {
    ...intent,
    refunded: intent.refunded + amount,
    counts: { ...intent.counts, refunds: intent.counts.refunds + 1 },
  };
}

/** A refund that failed has no effect. */
export function takeBackRefund(intent: PaymentIntent, amount: number): PaymentIntent {
  return {
    ...intent,
    refunded: intent.refunded - amount,
    counts: { ...intent.counts, refunds: intent.counts.refunds - 1 },
  };
}
