import type { OrderRef } from '../../shared/domain/ids.ts';
import type { ErasureScope } from '../../shared/domain/order-erasure.ts';
import type { ErasureOutcome, RecipientErasure } from '../../shared/ports/recipient-erasure.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';
import { log } from '../../shared/telemetry/log.ts';

/**
 * Erases the recipient's data from an order. One that is damaged must not stop the others, so what can't be erased is logged,
 * and counts as unreadable.
 *
 * @throws Unavailable
 */
export async function tryToErase(
  ref: OrderRef,
  recipientErasure: Pick<RecipientErasure, 'erase'>,
  scope: ErasureScope,
): Promise<ErasureOutcome> {
  const ids = { 'order.id': ref.orderId };
  try {
    const outcome = await recipientErasure.erase(ref, scope);
    if (outcome === 'unreadable') log.warn(`order ${ref.orderId} is not erased: it can't be read`, ids);
    return outcome;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    log.error(`order ${ref.orderId} is not erased`, error, ids);
    return 'unreadable';
  }
}
