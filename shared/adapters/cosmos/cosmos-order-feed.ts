import { setTimeout as sleep } from 'node:timers/promises';
import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { NewerEvent } from '../../domain/event-envelope.ts';
import type { OrderRef } from '../../domain/ids.ts';
import type { OrderEvent } from '../../domain/order-events.ts';
import type { Follower, OrderFeed } from '../../ports/order-feed.ts';
import { log } from '../../telemetry/log.ts';
import { runUntraced } from '../../telemetry/run-untraced.ts';
import { type ChangeReader, type CosmosChanges, MOST_CHANGES } from './cosmos-changes.ts';
import { readEvent } from './event-document.ts';
import { ForeignDocument } from './foreign-document.ts';
import { requireOwnDocument } from './require-own-document.ts';

const Keys = z.object({ type: z.literal('event'), partnerId: z.string(), orderId: z.string() });
const keyOf = (partnerId: string, orderId: string) => `${partnerId}/${orderId}`;

/** How many times slower the feed is polled while no followed order changes. */
const MOST_PATIENCE = 4;

/** One run of readers. It ends when the last follower leaves or a reader fails. */
interface Round {
  placed: Promise<void>;
  ended: AbortController;
}

/**
 * Reads the change feed once for all followers of this process, and not at all without followers. The cost depends on
 * the number of physical ranges and on the writes, not on the number of followers.
 */
export class CosmosOrderFeed implements OrderFeed {
  readonly #changes: Pick<CosmosChanges, 'begin' | 'readNext'>;
  readonly #pollMs: number;
  readonly #followers = new Map<string, Set<Follower>>();
  #round: Round | undefined;
  #lastNews = 0;

  constructor(changes: Pick<CosmosChanges, 'begin' | 'readNext'>, { pollMs }: { pollMs: number }) {
    this.#changes = changes;
    this.#pollMs = pollMs;
  }

  async follow({ partnerId, orderId }: OrderRef, follower: Follower): Promise<() => void> {
    const key = keyOf(partnerId, orderId);
    const leave = () => this.#leave(key, follower);
    this.#followers.set(key, (this.#followers.get(key) ?? new Set()).add(follower));
    // A new client most likely waits for an event.
    this.#lastNews = performance.now();
    this.#round ??= this.#begin();
    try {
      await this.#round.placed;
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  #leave(key: string, follower: Follower): void {
    const others = this.#followers.get(key);
    others?.delete(follower);
    if (others?.size === 0) this.#followers.delete(key);
    if (this.#followers.size > 0) return;
    this.#round?.ended.abort();
    this.#round = undefined;
  }

  #begin(): Round {
    const ended = new AbortController();
    const placed = runUntraced(() => this.#changes.begin()).then((readers) => void this.#read(readers, round));
    const round: Round = { placed, ended };
    return round;
  }

  async #read(readers: ChangeReader[], round: Round): Promise<void> {
    try {
      await Promise.all(readers.map((reader) => this.#readRange(reader, round.ended.signal)));
    } catch (error) {
      round.ended.abort();
      log.warn(`the feed of live events restarts: ${error instanceof Error ? error.message : String(error)}`);
      await this.#beginAgain(round);
    }
  }

  /** Begins again from now. The events in between were not read, so every follower gets `onMissed`. */
  async #beginAgain(failed: Round): Promise<void> {
    for (let last = failed; this.#round === last; ) {
      await sleep(this.#pollMs * MOST_PATIENCE);
      if (this.#round !== last) return;
      last = this.#begin();
      this.#round = last;
      const isPlaced = await last.placed.then(
        () => true,
        () => false,
      );
      if (!isPlaced) continue;
      for (const followers of this.#followers.values()) for (const follower of followers) follower.onMissed();
      return;
    }
  }

  async #readRange(reader: ChangeReader, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      const documents = await runUntraced(() => this.#changes.readNext(reader));
      for (const document of documents) this.#tell(document);
      if (documents.length >= MOST_CHANGES) continue;
      await sleep(this.#choosePauseMs(), undefined, { signal: ended }).catch(() => undefined);
    }
  }

  /** The pause grows while there are no new events. */
  #choosePauseMs(): number {
    const quietMs = performance.now() - this.#lastNews;
    return Math.min(Math.max(this.#pollMs, quietMs / 8), this.#pollMs * MOST_PATIENCE);
  }

  #tell(document: unknown): void {
    const keys = Keys.safeParse(document);
    if (!keys.success) return;
    const followers = this.#followers.get(keyOf(keys.data.partnerId, keys.data.orderId));
    if (followers === undefined) return;
    this.#lastNews = performance.now();
    const event = eventOf(keys.data.partnerId, document as JSONObject);
    for (const follower of followers) {
      if (event) follower.onEvent(event);
      else follower.onMissed();
    }
  }
}

/** Returns undefined if the event is unreadable or belongs to another partner. The follower then reads the timeline. */
function eventOf(partnerId: string, document: JSONObject): OrderEvent | NewerEvent | undefined {
  try {
    const event = readEvent(requireOwnDocument('orders', partnerId, document));
    return event.type === 'unreadable' ? undefined : event;
  } catch (error) {
    if (error instanceof ForeignDocument) return undefined;
    throw error;
  }
}
