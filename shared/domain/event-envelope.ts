import { z } from 'zod';
import { OrderId, PartnerId } from './ids.ts';

/**
 * What every version's events have, whatever their type: enough to pass one on and to show it. `data` is what partners
 * see of the event, and stays as it is.
 */
export const EventEnvelope = z.object({
  id: z.string(),
  type: z.string(),
  partnerId: PartnerId,
  orderId: OrderId,
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  data: z.looseObject({}),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;

/** An event of a type, or with values, that only a newer version knows. It is shown and passed on, and decides nothing. */
export interface NewerEvent {
  type: 'newer';
  id: string;
  sequence: number;
  event: EventEnvelope;
}
