import { z } from 'zod';
import { OrderId, PartnerId } from './ids.ts';
import { personalData } from './personal-data.ts';

/** Owns the events of the catalogue, which all partners get. No partner id begins with an underscore. */
export const CATALOGUE = '_catalogue';

/** Whose events a feed holds. */
export const FeedOwner = z.union([PartnerId, z.literal(CATALOGUE)]);
export type FeedOwner = z.infer<typeof FeedOwner>;

/** An event as a feed holds it: of an order, of the catalogue, or of a partner's webhook endpoint. */
export const FeedEvent = z.object({
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  /** Both are there if it is about an order. */
  orderId: OrderId.optional(),
  sequence: z.int().positive().optional(),
  /** What it is about, if that is no order: a SKU or the id of a webhook endpoint. */
  subject: z.string().optional(),
  data: z.looseObject({}).register(personalData, { of: 'recipient' }),
});
export type FeedEvent = z.infer<typeof FeedEvent>;

export interface OwnedEvent {
  owner: FeedOwner;
  event: FeedEvent;
}
