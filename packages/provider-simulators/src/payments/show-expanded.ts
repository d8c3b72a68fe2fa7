import type { PaymentBooks } from './payment-books.ts';
import type { PaymentIntent } from './payment-intent.ts';
import { showCharge } from './show-charge.ts';
import { showPaymentIntent } from './show-payment-intent.ts';

/** The intent, with its last charge instead of the charge's id if that is wanted. */
export function showIntentWithCharge(books: PaymentBooks, intent: PaymentIntent, hasCharge: boolean) {
  const shown = showPaymentIntent(intent);
  if (!hasCharge || intent.latestCharge === null) return shown;
  return { ...shown, latest_charge: showCharge(intent, books.disputesOf(intent.id).length > 0) };
}

/** A refund or dispute with its intent instead of the intent's id, as far as that is wanted. */
export function withIntent<T extends { payment_intent: string }>(
  books: PaymentBooks,
  shown: T,
  wanted: ReadonlySet<string>,
  prefix: '' | 'data.',
) {
  const hasCharge = wanted.has(`${prefix}payment_intent.latest_charge`);
  const intent = books.find(shown.payment_intent);
  if (intent === undefined || !(hasCharge || wanted.has(`${prefix}payment_intent`))) return shown;
  return { ...shown, payment_intent: showIntentWithCharge(books, intent, hasCharge) };
}
