import { z } from 'zod';
import { Cause } from './cause.ts';
import { personalData } from './personal-data.ts';

/** A message that a consumer has set aside, with everything needed to send it again. */
export const Rejection = z.object({
  id: z.string(),
  /** The function that could not process it. */
  consumer: z.string(),
  subscription: z.string(),
  /** unreadable: no attempt can help. given_up: it failed temporarily, but for too long. */
  kind: z.enum(['unreadable', 'given_up']),
  cause: Cause,
  at: z.iso.datetime(),
  attempts: z.int().positive(),
  /** The event's ids, as far as they can be read. */
  event: z.object({ id: z.string(), type: z.string(), orderId: z.string(), partnerId: z.string() }).partial(),
  message: z.object({
    id: z.string(),
    contentType: z.string().optional(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    /** The body as JSON. */
    body: z.string().register(personalData, { of: 'recipient' }),
    /** False if the body was too long to keep, or contained what looks like a secret. Then it can't be sent again. */
    isWhole: z.boolean(),
  }),
});
export type Rejection = z.infer<typeof Rejection>;
