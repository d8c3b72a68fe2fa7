import type { OrderId, OrderRef } from '../../shared/domain/ids.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { Admission } from './admission.ts';

/** A started saga claims its order within this time; otherwise it is started again. */
const CLAIMED_WITHIN_MS = 60_000;

/** What one process knows about a partner's sagas. */
export class PartnerSagas {
  /** How many sagas may start without another look. */
  credit = 0;
  /** Until this time a queue is known to exist, and new orders join it without another look. */
  queueKnownUntil = 0;
  /** The time for which the last call was scheduled. */
  calledAt = 0;
  calling: Promise<void> | undefined;
  looking: Promise<Admission> | undefined;
  /** Sagas that this process has started and that may not have claimed their orders yet. */
  readonly #starts = new Map<OrderId, { at: number; done: Promise<void> }>();

  /** Resolves when the saga is started. Undefined if this process hasn't started it recently. */
  findStart(orderId: OrderId): Promise<void> | undefined {
    return this.#starts.get(orderId)?.done;
  }

  async start(order: OrderRef, sagas: Sagas, traceparent: string | undefined, at: number): Promise<void> {
    const { partnerId, orderId } = order;
    const done = sagas.start({ partnerId, orderId }, traceparent);
    this.#starts.set(orderId, { at, done });
    try {
      await done;
    } catch (error) {
      this.#starts.delete(orderId);
      throw error;
    }
  }

  /** @param oldest the orders that wait; with `isAll` there are no others */
  forgetClaimed(oldest: readonly OrderRef[], { isAll, lookedAt }: { isAll: boolean; lookedAt: number }): void {
    const waiting = new Set(oldest.map(({ orderId }) => orderId));
    for (const [orderId, { at }] of this.#starts) {
      const isClaimed = isAll && at < lookedAt && !waiting.has(orderId);
      if (isClaimed || lookedAt - at > CLAIMED_WITHIN_MS) this.#starts.delete(orderId);
    }
  }
}
