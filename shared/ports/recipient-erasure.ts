import type { EndpointId, OrderId, OrderRef, PartnerId } from '../domain/ids.ts';
import type { ErasureScope } from '../domain/order-erasure.ts';

/**
 * `open`: the order is in progress, or only a newer version of the app can change it: another attempt is needed later.
 * `unreadable`: an operator has to repair it first.
 */
export type ErasureOutcome = 'erased' | 'nothing_left' | 'open' | 'missing' | 'unreadable';

/** Erases what is stored about the recipient and the payer of an order. */
export interface RecipientErasure {
  /**
   * Erases it from the order, the first answer to its request, the values that it is found by, the reasons of its refunds and the copies of
   * documents that operators repaired. May be repeated. Nothing of the books changes, and there is no event.
   */
  erase(ref: OrderRef, scope: ErasureScope): Promise<ErasureOutcome>;

  /** Erases what endpoints answered to webhooks about orders of a partner, also those that were deleted since. */
  eraseAnswers(partnerId: PartnerId, orderIds: readonly OrderId[]): Promise<void>;

  /** The same of one endpoint if the recipient of the order was erased before; otherwise it changes nothing. */
  eraseLateAnswers(ref: OrderRef, endpointId: EndpointId): Promise<void>;
}
