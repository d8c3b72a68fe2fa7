import type { CallContext } from './operation.ts';
import type { PaymentIntent } from './payment-intent.ts';
import { resourceMissing } from './stripe-error.ts';

/** The intent that the path names. @throws StripeError 404 `resource_missing` */
export function requireIntent({ books, id }: CallContext): PaymentIntent {
  const intent = books.find(id);
  if (intent === undefined) throw resourceMissing('payment_intent', id, 'intent', 404);
  return intent;
}

/** What fault rules look at: the metadata of the intent that the path names, none for an unknown one. */
export function metadataOfIntent({ books, id }: CallContext): Readonly<Record<string, string>> {
  return books.find(id)?.metadata ?? {};
}
