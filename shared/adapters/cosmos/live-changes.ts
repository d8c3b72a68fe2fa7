import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../../telemetry/log.ts';
import { runUntraced } from '../../telemetry/run-untraced.ts';
import { type ChangeReader, type CosmosChanges, MOST_CHANGES } from './cosmos-changes.ts';

/** Gets the changed documents of one key. */
export interface ChangeFollower {
  onDocument(document: unknown): void;
  /** A document may have been missed. */
  onMissed(): void;
}

export interface LiveChangesOptions {
  changes: Pick<CosmosChanges, 'begin' | 'readNext'>;
  /** Which followers a changed document is for; undefined if for none. */
  keyOf(document: unknown): string | undefined;
  pollMs: number;
}

/** How many times slower the feed is polled while no followed order changes. */
const MOST_PATIENCE = 4;

/** One run of readers. It ends when the last follower leaves or a reader fails. */
interface Round {
  placed: Promise<void>;
  ended: AbortController;
}

/**
 * Reads the changes of a container once for all followers of this process, and not at all without followers. The cost
 * depends on the number of physical ranges and on the writes, not on the number of followers.
 */
export class LiveChanges {
  readonly #changes: LiveChangesOptions['changes'];
  readonly #keyOf: LiveChangesOptions['keyOf'];
  readonly #pollMs: number;
  readonly #followers = new Map<string, Set<ChangeFollower>>();
  #round: Round | undefined;
  #lastNews = 0;

  constructor({ changes, keyOf, pollMs }: LiveChangesOptions) {
    this.#changes = changes;
    this.#keyOf = keyOf;
    this.#pollMs = pollMs;
  }

  /**
   * Resolves when the follower is sure to get every change from then on.
   *
   * @returns a function that ends it
   */
  async follow(key: string, follower: ChangeFollower): Promise<() => void> {
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

  #leave(key: string, follower: ChangeFollower): void {
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
    const key = this.#keyOf(document);
    const followers = key === undefined ? undefined : this.#followers.get(key);
    if (followers === undefined) return;
    this.#lastNews = performance.now();
    for (const follower of followers) follower.onDocument(document);
  }
}
