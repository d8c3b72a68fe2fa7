import type Stripe from 'stripe';
import { z } from 'zod';
import { OrderRef } from '../../domain/ids.ts';
import type { PaymentChange } from '../../domain/provider-event.ts';

const amounts = { amount: z.int(), currency: z.string().toUpperCase() };
const Code = z.object({ code: z.string().optional(), decline_code: z.string().nullish() });

const Intent = z.object({
  id: z.string(),
  status: z.string(),
  last_payment_error: Code.nullish(),
  metadata: z.unknown(),
});
const Charge = z.object({
  payment_intent: z.string(),
  amount_refunded: z.int(),
  currency: amounts.currency,
  metadata: z.unknown(),
});
const Refund = z.object({ id: z.string(), payment_intent: z.string(), status: z.string(), ...amounts });
const Dispute = Refund;

/** Picks what we need from Stripe's event. The rest may hold personal data. Throws nothing: what is missing is undefined. */
export function toPaymentEvent({ id: eventId, type, created, data }: Stripe.Event): unknown {
  const at = Number.isInteger(created) ? new Date(created * 1_000).toISOString() : undefined;
  return { provider: 'payments', eventId, type, at, ...readSubject(type, data?.object) };
}

interface Subject {
  paymentId: string;
  order?: OrderRef | undefined;
  change: PaymentChange;
}

function readSubject(type: string, object: unknown): Subject | undefined {
  if (type.startsWith('payment_intent.')) {
    const intent = Intent.safeParse(object).data;
    if (intent === undefined) return undefined;
    const { decline_code: declined, code = declined } = intent.last_payment_error ?? {};
    const reason = declined ?? code ?? undefined;
    const change = { kind: 'payment' as const, status: intent.status, ...(reason && { code: reason }) };
    return { paymentId: intent.id, ...orderOf(intent.metadata), change };
  }
  if (type === 'charge.refunded') {
    const charge = Charge.safeParse(object).data;
    if (charge === undefined) return undefined;
    const total = { amount: charge.amount_refunded, currency: charge.currency };
    return { paymentId: charge.payment_intent, ...orderOf(charge.metadata), change: { kind: 'refunded', total } };
  }
  const found = (type.startsWith('refund.') ? Refund : Dispute).safeParse(object).data;
  if (found === undefined) return undefined;
  const { id, payment_intent: paymentId, status, ...amount } = found;
  return type.startsWith('refund.')
    ? { paymentId, change: { kind: 'refund', refundId: id, status, amount } }
    : { paymentId, change: { kind: 'dispute', disputeId: id, status, amount } };
}

/** Only our own metadata names an order. */
function orderOf(metadata: unknown): { order?: OrderRef } {
  const order = OrderRef.safeParse(metadata).data;
  return order === undefined ? {} : { order };
}
