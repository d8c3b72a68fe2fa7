import type { Operation } from './operation.ts';
import { cancelPaymentIntent } from './operations/cancel-payment-intent.ts';
import { capturePaymentIntent } from './operations/capture-payment-intent.ts';
import { confirmPaymentIntent } from './operations/confirm-payment-intent.ts';
import { createPaymentIntent } from './operations/create-payment-intent.ts';
import { createRefund } from './operations/create-refund.ts';
import { listPaymentIntents } from './operations/list-payment-intents.ts';
import { retrievePaymentIntent } from './operations/retrieve-payment-intent.ts';
import { retrieveRefund } from './operations/retrieve-refund.ts';

/** The simulated part of Stripe's API. */
export const operations: readonly [Operation, ...Operation[]] = [
  createPaymentIntent,
  retrievePaymentIntent,
  listPaymentIntents,
  confirmPaymentIntent,
  capturePaymentIntent,
  cancelPaymentIntent,
  createRefund,
  retrieveRefund,
];
