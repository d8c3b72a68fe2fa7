import { z } from 'zod';
import { makeRefund } from '../make-refund.ts';
import { defineOperation } from '../operation.ts';
import { amountParameter, metadataParameter } from '../parse-parameters.ts';
import { showRefund } from '../refund.ts';
import { resourceMissing } from '../stripe-error.ts';

export const RefundReason = z.enum(['duplicate', 'fraudulent', 'requested_by_customer']);

const Parameters = z.strictObject({
  payment_intent: z.string(),
  amount: amountParameter.optional(),
  reason: RefundReason.optional(),
  metadata: metadataParameter,
});

/** POST /v1/refunds: refunds what was captured, in one or several parts, but never more. */
export const createRefund = defineOperation<z.output<typeof Parameters>>({
  name: 'refunds.create',
  method: 'POST',
  path: '/v1/refunds',
  parameters: Parameters,
  metadata: ({ books, parameters }) => ({
    ...books.find(parameters.payment_intent)?.metadata,
    ...parameters.metadata,
  }),

  run(call) {
    const { payment_intent: id, amount, reason, metadata } = call.parameters;
    const intent = call.books.find(id);
    if (intent === undefined) throw resourceMissing('payment_intent', id, 'payment_intent', 400);
    return showRefund(makeRefund(call, intent, { amount, reason, metadata }));
  },
});
