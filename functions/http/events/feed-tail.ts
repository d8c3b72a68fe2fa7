import type { FeedPlace } from '../../../shared/domain/feed-place.ts';
import type { PartnerId } from '../../../shared/domain/ids.ts';
import type { EventFeed, FeedPage } from '../../../shared/ports/event-feed.ts';
import { runUntraced } from '../../../shared/telemetry/run-untraced.ts';

/** The most events that are sent at once. */
const MOST_AT_ONCE = 50;

/** The events of a partner's feed after a place, as they come. The feed is read only when there is news. */
export class FeedTail {
  readonly #partnerId: PartnerId;
  readonly #eventFeed: EventFeed;
  readonly #wanted: (type: string) => boolean;
  #place: FeedPlace | undefined;
  #isBehind = true;
  #wake: (() => void) | undefined;
  #leave: (() => void) | undefined;

  /** @param place the place of the last known event; by default the oldest event that is kept */
  static async follow(
    partnerId: PartnerId,
    place: FeedPlace | undefined,
    { eventFeed, wanted }: { eventFeed: EventFeed; wanted: (type: string) => boolean },
  ): Promise<FeedTail> {
    const tail = new FeedTail(partnerId, place, { eventFeed, wanted });
    // Follow first, then read: what comes in between is news that is read.
    tail.#leave = await eventFeed.follow(partnerId, () => tail.#onNews());
    return tail;
  }

  private constructor(
    partnerId: PartnerId,
    place: FeedPlace | undefined,
    { eventFeed, wanted }: { eventFeed: EventFeed; wanted: (type: string) => boolean },
  ) {
    this.#partnerId = partnerId;
    this.#place = place;
    this.#eventFeed = eventFeed;
    this.#wanted = wanted;
  }

  /** Up to here, all wanted events were returned. */
  get place(): FeedPlace | undefined {
    return this.#place;
  }

  leave(): void {
    this.#leave?.();
  }

  /** Waits for new events; returns none when `enough` is aborted. */
  async next(enough: AbortSignal): Promise<FeedPage['events']> {
    while (!enough.aborted) {
      if (!this.#isBehind) {
        await this.#awaken(enough);
        continue;
      }
      this.#isBehind = false;
      const options = { after: this.#place, limit: MOST_AT_ONCE, wanted: this.#wanted };
      const { events, next, hasMore } = await runUntraced(() => this.#eventFeed.read(this.#partnerId, options));
      this.#place = next;
      if (hasMore) this.#isBehind = true;
      if (events.length > 0) return events;
    }
    return [];
  }

  #onNews(): void {
    this.#isBehind = true;
    this.#wake?.();
  }

  async #awaken(enough: AbortSignal): Promise<void> {
    if (enough.aborted || this.#isBehind) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      enough.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#wake = undefined;
  }
}
