import type { Operation } from './operation.ts';
import { cancelPaymentIntent } from './operations/cancel-payment-intent.ts';
import { capturePaymentIntent } from './operations/capture-payment-intent.ts';
import { confirmPaymentIntent } from './operations/confirm-payment-intent.ts';
import { createPaymentIntent } from './operations/create-payment-intent.ts';
import { createRefund } from './operations/create-refund.ts';
import { listDisputes } from './operations/list-disputes.ts';
import { listEvents } from './operations/list-events.ts';
import { listPaymentIntents } from './operations/list-payment-intents.ts';
import { listRefunds } from './operations/list-refunds.ts';
import { retrieveDispute } from './operations/retrieve-dispute.ts';
import { retrieveEvent } from './operations/retrieve-event.ts';
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
  listRefunds,
  retrieveDispute,
  listDisputes,
  retrieveEvent,
  listEvents,
];
