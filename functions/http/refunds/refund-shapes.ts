import { z } from 'zod';
import { OrderId, RefundId, Sku } from '../../../shared/domain/ids.ts';
import { Money } from '../../../shared/domain/money.ts';
import { openEnum } from '../../../shared/domain/open-enum.ts';
import { type Refund, RefundLine, refundFailureCodes } from '../../../shared/domain/refund.ts';
import { lineOfText } from '../line-of-text.ts';

/** The shapes of refunds that partners send and receive. */

const RequestedLine = z
  .strictObject({ sku: Sku, quantity: z.int().min(1).max(10_000).describe('The number of units') })
  .meta({ id: 'RefundedLine' });

/** Any currency has this form. Whether it is the order's is checked later. */
const RequestedAmount = z
  .strictObject({
    amount: z.int().min(1).describe('In minor units: 1299 is 12.99'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency code')
      .describe('The currency of the order'),
  })
  .meta({ id: 'RefundedAmount' });

export const RequestRefund = z
  .strictObject({
    lines: z
      .array(RequestedLine)
      .min(1)
      .max(100)
      .optional()
      .describe('The units to pay back, at the prices of the order. Leave out `amount`'),
    amount: RequestedAmount.optional().describe('The amount to pay back. Leave out `lines`'),
    reason: lineOfText(200).describe('Why, for your own records'),
    restock: z
      .boolean()
      .default(false)
      .describe('Whether the units go back on sale. Not possible with `amount`, which names no units'),
  })
  .superRefine(({ lines, amount, restock }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (lines !== undefined && amount !== undefined) fault('amount', 'must be left out if there are lines');
    if (lines === undefined && amount !== undefined && restock) {
      fault('restock', 'must be left out with an amount, which names no units');
    }
  })
  .meta({ id: 'RequestRefund' });

const statuses = ['pending', 'succeeded', 'failed'] as const;

const refundExample = {
  id: 'ref_3c2n1whq9f6y8tbdxz0e5k7mra',
  orderId: 'ord_8esn9detr82z9cmsvc7wzjj8gf',
  status: 'pending',
  amount: { amount: 1290, currency: 'EUR' },
  lines: [{ sku: 'MUG-01', quantity: 1 }],
  reason: 'One mug arrived broken',
  restock: false,
  createdAt: '2026-02-02T09:30:00.000Z',
  updatedAt: '2026-02-02T09:30:00.000Z',
};

export const RefundView = z
  .object({
    id: RefundId,
    orderId: OrderId,
    status: openEnum(statuses).describe(
      '`pending`: on its way. `succeeded`: the provider has sent the money back. `failed`: no money moved, and it can be requested again',
    ),
    amount: Money.describe('What is paid back'),
    lines: z.array(RefundLine).describe('The units that it pays back. Empty if you asked for an amount'),
    reason: z.string().describe('Why'),
    restock: z.boolean().describe('Whether the units go back on sale'),
    failure: z
      .object({
        code: openEnum(refundFailureCodes).describe('What went wrong, as a code for programs'),
        message: z.string().describe('What went wrong, as a sentence for people'),
      })
      .meta({ id: 'RefundFailure' })
      .optional()
      .describe('Why it failed, if it did'),
    delayed: z.literal(true).optional().describe('Present while it waits for an outage to end or for our staff'),
    createdAt: z.iso.datetime().describe('When it was requested'),
    updatedAt: z.iso.datetime().describe('When its status last changed'),
  })
  .meta({ id: 'Refund', examples: [refundExample] });
export type RefundView = z.infer<typeof RefundView>;

export function toRefundView(refund: Refund): RefundView {
  const { id, orderId, status, amount, lines, reason, restock, failure, saga, createdAt, updatedAt } = refund;
  return {
    ...{ id, orderId, status, amount, lines, reason, restock: restock !== 'no' },
    ...(failure ? { failure } : {}),
    ...(saga.status === 'stuck' ? { delayed: true } : {}),
    ...{ createdAt, updatedAt },
  };
}

/** The answer to the request, also when it is repeated later. */
export function toFirstAnswer(refund: Refund): RefundView {
  const { failure: _, delayed: __, ...view } = toRefundView(refund);
  return { ...view, status: 'pending', updatedAt: refund.createdAt };
}
