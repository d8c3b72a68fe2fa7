import { z } from 'zod';
import { personalData } from './personal-data.ts';

/**
 * The screening of an order that a rule has selected. Absent on all others. `required`: the rules that need a query have
 * not been asked yet. `held`: a person decides. Both wait until `until`, and then `onDeadline` happens.
 */
export const Screening = z.object({
  state: z.enum(['required', 'held', 'released', 'rejected']),
  /** The rules that selected it, the deciding one first. */
  rules: z.array(z.string()).min(1),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  onDeadline: z.enum(['release', 'reject']),
  /** Who decided, and why: a rule, an operator, or the deadline. */
  by: z.string().register(personalData, { of: 'operator' }).optional(),
  because: z.string().register(personalData, { of: 'operator' }).optional(),
});
export type Screening = z.infer<typeof Screening>;
