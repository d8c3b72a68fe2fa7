import type { CallContext } from './operation.ts';
import { expire } from './payment-intent.ts';
import { showPaymentIntent } from './show-payment-intent.ts';

/** Ends an authorization as Stripe does after about a week, if it still holds. Belongs into a commit. */
export function expireAuthorization({ books, announce, at }: CallContext, id: string): void {
  const intent = books.find(id);
  if (intent?.status !== 'requires_capture') return;
  const expired = expire(intent, at);
  books.update(expired);
  announce('payment_intent.canceled', showPaymentIntent(expired), expired);
}
