import type { Message } from '../message/message.ts';
import { PriorityQueue } from './priority-queue.ts';

/** A place for messages that can be received now. */
export interface ReadyMessages {
  add(message: Message): void;
  remove(message: Message): void;
}

/** Messages that can be received now, by sequence number. */
export type Lane = PriorityQueue<Message>;
export const newLane = (): Lane => new PriorityQueue((message) => message.sequenceNumber);

/**
 * The messages of one queue in memory. All can be found by sequence number. Those that can be received now are also
 * ready, and unlocked ones wait for their expiry.
 */
export class MessageShelf {
  readonly #messages = new Map<number, Message>();
  readonly #deferred = new Set<Message>();
  readonly #ready: ReadyMessages;
  readonly #expiries = new PriorityQueue<Message>((message) => message.expiresAt);

  constructor(ready: ReadyMessages) {
    this.#ready = ready;
  }

  get counts(): { active: number; deferred: number } {
    return { active: this.#messages.size - this.#deferred.size, deferred: this.#deferred.size };
  }

  /** When the next message expires; Infinity if none does. */
  get nextExpiry(): number {
    return this.#expiries.firstRank();
  }

  get(sequenceNumber: number): Message | undefined {
    return this.#messages.get(sequenceNumber);
  }

  all(): Iterable<Message> {
    return this.#messages.values();
  }

  /** Adds a message, or one whose state has changed. */
  put(message: Message): void {
    this.#messages.set(message.sequenceNumber, message);
    if (message.state === 'deferred') this.#deferred.add(message);
    else this.#deferred.delete(message);
  }

  /** It is not locked (any more). */
  offer(message: Message): void {
    if (message.expiresAt !== Infinity) this.#expiries.add(message);
    if (message.state === 'active') this.#ready.add(message);
  }

  /** It is handed over: until it is offered again, it is not ready and does not expire. */
  withdraw(message: Message): void {
    this.#expiries.remove(message);
    this.#ready.remove(message);
  }

  takeFirst(lane: Lane): Message | undefined {
    const message = lane.first();
    if (message !== undefined) this.withdraw(message);
    return message;
  }

  takeExpired(now: number): Message | undefined {
    const message = this.#expiries.firstRank() <= now ? this.#expiries.first() : undefined;
    if (message !== undefined) this.withdraw(message);
    return message;
  }

  /** @returns a function that restores it */
  remove(message: Message): () => void {
    const mayExpire = this.#expiries.has(message);
    this.#messages.delete(message.sequenceNumber);
    this.#deferred.delete(message);
    this.withdraw(message);
    return () => {
      this.put(message);
      if (mayExpire) this.#expiries.add(message);
    };
  }
}
