import type { Message } from '../message/message.ts';
import { PriorityQueue } from './priority-queue.ts';

/** Where messages stand that can be had now. */
export interface ReadyMessages {
  add(message: Message): void;
  remove(message: Message): void;
}

/** Messages that can be had now, in the order of their sequence numbers. */
export type Lane = PriorityQueue<Message>;
export const newLane = (): Lane => new PriorityQueue((message) => message.sequenceNumber);

/**
 * The messages of one queue, in memory. Every one is found by its sequence number; those that can be had now are
 * ready, too, and those that nobody has locked wait for their expiry.
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

  /** Takes in a message, or one whose state has changed. */
  put(message: Message): void {
    this.#messages.set(message.sequenceNumber, message);
    if (message.state === 'deferred') this.#deferred.add(message);
    else this.#deferred.delete(message);
  }

  /** Nobody has it locked (any more). */
  offer(message: Message): void {
    if (message.expiresAt !== Infinity) this.#expiries.add(message);
    if (message.state === 'active') this.#ready.add(message);
  }

  /** Somebody gets it: it is neither ready, nor does it expire until it is offered again. */
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

  /** @returns what puts it back */
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
