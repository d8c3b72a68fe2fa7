import type { OrderRef } from '../../../shared/domain/ids.ts';
import type { TimelineEvent } from '../../../shared/domain/order-events.ts';
import type { Follower, OrderFeed } from '../../../shared/ports/order-feed.ts';
import type { Orders } from '../../../shared/ports/orders.ts';
import { runUntraced } from '../../../shared/telemetry/run-untraced.ts';

/** The most events that wait for a slow reader. Beyond that, it gets them from the timeline. */
const MOST_WAITING = 64;

/**
 * The events of an order after a given one, in sequence, without gaps or repetitions. They come from the feed. The
 * timeline is read once at the start, and again only when the feed has missed something.
 */
export class OrderTail implements Follower {
  readonly #ref: OrderRef;
  readonly #orders: Pick<Orders, 'readTimeline'>;
  #last: number;
  #waiting: TimelineEvent[] = [];
  #isBehind = true;
  #wake: (() => void) | undefined;
  #leave: (() => void) | undefined;

  /** @param last the sequence of the last known event */
  static async follow(
    ref: OrderRef,
    last: number,
    { orders, orderFeed }: { orders: Pick<Orders, 'readTimeline'>; orderFeed: OrderFeed },
  ): Promise<OrderTail> {
    const tail = new OrderTail(ref, last, orders);
    // Follow first, then read: events in between arrive twice and are recognised by their sequence.
    tail.#leave = await orderFeed.follow(ref, tail);
    return tail;
  }

  private constructor(ref: OrderRef, last: number, orders: Pick<Orders, 'readTimeline'>) {
    this.#ref = ref;
    this.#orders = orders;
    this.#last = last;
  }

  onEvent(event: TimelineEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length > MOST_WAITING) this.onMissed();
    else this.#wake?.();
  }

  onMissed(): void {
    this.#waiting = [];
    this.#isBehind = true;
    this.#wake?.();
  }

  leave(): void {
    this.#leave?.();
  }

  /** Waits for new events; returns none when `enough` is aborted. */
  async next(enough: AbortSignal): Promise<TimelineEvent[]> {
    while (!enough.aborted) {
      const found = this.#isBehind ? await this.#read() : this.#take();
      if (found.length > 0) {
        this.#last = found.at(-1)?.sequence ?? this.#last;
        return found;
      }
      if (!this.#isBehind) await this.#awaken(enough);
    }
    return [];
  }

  async #read(): Promise<TimelineEvent[]> {
    this.#isBehind = false;
    const found = (await runUntraced(() => this.#orders.readTimeline(this.#ref, this.#last))) ?? [];
    if (found.length > 0) return found;
    // If the timeline doesn't have an event either, it will never come: skip it.
    this.#forgetKnown();
    const [first] = this.#waiting;
    if (first !== undefined) this.#last = first.sequence - 1;
    return this.#take();
  }

  /** Takes the waiting events that follow the last one without a gap. */
  #take(): TimelineEvent[] {
    this.#forgetKnown();
    const gap = this.#waiting.findIndex((event, n) => event.sequence !== this.#last + 1 + n);
    if (gap === 0) this.#isBehind = true;
    return this.#waiting.splice(0, gap === -1 ? this.#waiting.length : gap);
  }

  #forgetKnown(): void {
    this.#waiting = this.#waiting.filter((event) => event.sequence > this.#last);
  }

  async #awaken(enough: AbortSignal): Promise<void> {
    if (enough.aborted || this.#waiting.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      enough.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#wake = undefined;
  }
}
