import { z } from 'zod';

/** The steps at which an order can fail, and the codes of each: a closed set that partners program against. */
export const failureCodesOf = {
  'reserve-stock': ['out_of_stock', 'stock_unavailable'],
  'authorize-payment': ['payment_declined', 'payment_rejected', 'payment_not_confirmed', 'payment_unavailable'],
  'book-shipment': ['screening_rejected', 'carrier_refused', 'carrier_unavailable'],
  'capture-payment': ['capture_refused', 'payment_unavailable'],
} as const;
export type FailingStep = keyof typeof failureCodesOf;
export type FailureCodeOf<S extends FailingStep> = (typeof failureCodesOf)[S][number];
export type FailureCode = FailureCodeOf<FailingStep>;

export const failingSteps = Object.keys(failureCodesOf) as FailingStep[];
export const failureCodes: FailureCode[] = [...new Set(Object.values(failureCodesOf).flat())];

/** What turns an order back that does not fail: its partner has cancelled it. */
export const CANCELLED = { code: 'cancelled', message: 'You cancelled the order.', step: 'cancel-order' } as const;

/**
 * A code that another version of the app wrote. It can be read and kept but not created: only parsing gives this type.
 */
const OtherCode = z.string().brand<'OtherFailureCode'>();
const OtherStep = z.string().brand<'OtherFailingStep'>();

/** Why an order failed or was turned back: a code for programs, one sentence for the partner, and the step that failed. */
export const Failure = z.object({
  code: z.enum([...failureCodes, CANCELLED.code]).or(OtherCode),
  message: z.string(),
  step: z.enum([...failingSteps, CANCELLED.step]).or(OtherStep),
});
export type Failure = z.infer<typeof Failure>;

export function isFailureCode(code: Failure['code']): code is FailureCode {
  return (failureCodes as string[]).includes(code);
}

export function isFailingStep(step: Failure['step']): step is FailingStep {
  return step in failureCodesOf;
}
