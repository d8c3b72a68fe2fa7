import type { CallContext } from './operation.ts';
import type { PaymentIntent } from './payment-intent.ts';
import { resourceMissing } from './stripe-error.ts';

/** The intent in the path. @throws StripeError 404 `resource_missing` */
export function requireIntent({ books, id }: CallContext): PaymentIntent {
  const intent = books.find(id);
  if (intent === undefined) throw resourceMissing('payment_intent', id, 'intent', 404);
  return intent;
}

/** The metadata that fault rules match: that of the intent in the path, empty if it is unknown. */
export function metadataOfIntent({ books, id }: CallContext): Readonly<Record<string, string>> {
  return books.find(id)?.metadata ?? {};
}
