import type { OrderId, OrderRef } from '../../shared/domain/ids.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { Admission } from './admission.ts';

/** A saga that was started claims its order within this, or it is started again. */
const CLAIMED_WITHIN_MS = 60_000;

/** What one process knows of a partner's sagas. */
export class PartnerSagas {
  /** How many sagas may be started without another look. */
  credit = 0;
  /** Until this time new orders join the known queue without another look. */
  queueKnownUntil = 0;
  /** The time of the last call that was asked for. */
  calledAt = 0;
  calling: Promise<void> | undefined;
  looking: Promise<Admission> | undefined;
  /** Sagas that this process has started and that may not have claimed their orders yet. */
  readonly #starts = new Map<OrderId, { at: number; done: Promise<void> }>();

  /** Of an order that this process has started lately: resolves when it is started. */
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

  /** @param oldest orders that wait; `isAll`: there are no others */
  forgetClaimed(oldest: readonly OrderRef[], { isAll, lookedAt }: { isAll: boolean; lookedAt: number }): void {
    const waiting = new Set(oldest.map(({ orderId }) => orderId));
    for (const [orderId, { at }] of this.#starts) {
      const isClaimed = isAll && at < lookedAt && !waiting.has(orderId);
      if (isClaimed || lookedAt - at > CLAIMED_WITHIN_MS) this.#starts.delete(orderId);
    }
  }
}
