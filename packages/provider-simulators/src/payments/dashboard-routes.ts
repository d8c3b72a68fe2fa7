import { type BodyIssue, parseJson } from '@partner-orders/loopback-server/http/parse-json';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import { contextOf, type PaymentsState } from './answer-operation.ts';
import { endAuthentication } from './authentication.ts';
import { showDispute } from './dispute.ts';
import { closeDispute, openDispute } from './dispute-changes.ts';
import { makeRefund, settleRefund } from './make-refund.ts';
import type { CallContext } from './operation.ts';
import { RefundReason } from './operations/create-refund.ts';
import { showRefund } from './refund.ts';
import { showPaymentIntent } from './show-payment-intent.ts';
import { StripeError } from './stripe-error.ts';

const amount = z.int().min(1).optional();
const NewRefund = z.strictObject({ payment_intent: z.string(), amount, reason: RefundReason.optional() });
const Settlement = z.strictObject({ status: z.enum(['succeeded', 'failed']).optional() });
const NewDispute = z.strictObject({ payment_intent: z.string(), amount, reason: z.string().default('fraudulent') });
const Verdict = z.strictObject({ outcome: z.enum(['won', 'lost']) });
const Authentication = z.strictObject({ outcome: z.enum(['approved', 'refused']) });

/**
 * What people do at Stripe's Dashboard, at the issuer's page and at a bank, and no request of the merchant's: refunds,
 * disputes, authentications. Their events have no request. See ../../README.md.
 */
export function dashboardRoutes(state: PaymentsState): Route[] {
  /** `act` returns undefined if the path names nothing. */
  const route = <T>(path: string, body: z.ZodType<T>, act: (context: CallContext, given: T) => unknown): Route => ({
    method: 'POST',
    path: `/_simulator/${path}`,
    async handle({ body: text, parameters }) {
      const parsed = parseJson(body, text === '' ? '{}' : text);
      if (parsed.issues !== undefined) return refusal(parsed.issues);
      const { value } = parsed;
      try {
        const id = parameters['id'] ?? '';
        const shown = await state.commits.write(() => act({ ...contextOf(state, { id: null }), id }, value));
        state.delivery.wake();
        return shown === undefined ? missing(id) : { status: 200, body: shown };
      } catch (error) {
        if (error instanceof StripeError) return error.toReply();
        throw error;
      }
    },
  });
  return [
    route('refunds', NewRefund, (context, { payment_intent, amount: wanted, reason }) => {
      const intent = context.books.find(payment_intent);
      return intent && showRefund(makeRefund(context, intent, { amount: wanted, reason, metadata: {} }));
    }),
    route('refunds/{id}/settle', Settlement, (context, { status }) => {
      const refund = context.books.refunds.find(context.id);
      const result = status ?? refund?.settles;
      return refund && (result == null ? showRefund(refund) : showRefund(settleRefund(context, refund, result)));
    }),
    route('disputes', NewDispute, (context, { payment_intent, amount: disputed, reason }) => {
      const intent = context.books.find(payment_intent);
      return intent && showDispute(openDispute(context, intent, { amount: disputed, reason }));
    }),
    route('disputes/{id}/close', Verdict, (context, { outcome }) => {
      const dispute = context.books.disputes.find(context.id);
      return dispute && showDispute(closeDispute(context, dispute, outcome));
    }),
    route('authentications/{id}', Authentication, (context, { outcome }) => {
      const intent = context.books.find(context.id);
      return intent && showPaymentIntent(endAuthentication(context, intent, outcome) ?? intent);
    }),
  ];
}

function refusal(details: readonly BodyIssue[]): Reply {
  return { status: 400, body: { error: { code: 'invalid_action', message: 'the action was refused', details } } };
}

function missing(id: string): Reply {
  return { status: 404, body: { error: { code: 'unknown_subject', message: `there is no ${id || 'such payment'}` } } };
}
