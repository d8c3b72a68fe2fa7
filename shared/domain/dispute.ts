import { z } from 'zod';
import { personalData } from './personal-data.ts';

/** The payer has disputed a payment at their bank. Until it is won, the bank has the amount, which can't be refunded. */
export const Dispute = z.object({
  /** The payment provider's id. */
  id: z.string().register(personalData, { of: 'payer' }),
  status: z.enum(['open', 'won', 'lost']),
  /** In minor units of the order's currency. */
  amount: z.int().nonnegative(),
  openedAt: z.iso.datetime(),
});
export type Dispute = z.infer<typeof Dispute>;
