import { z } from 'zod';
import { OrderId, PartnerId } from './ids.ts';

/**
 * The fields that all events have, in every version and of every type: enough to show an event and to pass it on.
 * `data` is what partners see, and is passed on unchanged.
 */
export const EventEnvelope = z.object({
  id: z.string(),
  type: z.string(),
  partnerId: PartnerId,
  orderId: OrderId,
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  /** For the filter of the screening's subscription. */
  screening: z.literal('required').optional(),
  data: z.looseObject({}),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;

/**
 * An event with a type or values that only a newer version knows. It is shown and passed on, but no decision depends on
 * it.
 */
export interface NewerEvent {
  type: 'newer';
  id: string;
  sequence: number;
  event: EventEnvelope;
}
