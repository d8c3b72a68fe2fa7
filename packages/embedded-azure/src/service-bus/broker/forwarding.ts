import type { MessageContent } from '../message/message-content.ts';
import type { Arrival, Publish } from './arrival.ts';
import type { Mailbox } from './mailbox.ts';

/**
 * After this many hops a message is not forwarded again
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding).
 */
const MAX_HOPS = 4;

/**
 * Forwards messages of one entity to another, in the transaction in which they arrive, so that nothing is ever in
 * transit.
 */
export class Forwarding {
  readonly #publishToTarget: () => Publish;
  readonly #transferDeadLetters: Mailbox;

  /** @param publishToTarget finds the target, which may be declared after the source */
  constructor(publishToTarget: () => Publish, transferDeadLetters: Mailbox) {
    this.#publishToTarget = publishToTarget;
    this.#transferDeadLetters = transferDeadLetters;
  }

  /** Within a write, as `Publish`. */
  pass(content: MessageContent, arrival: Arrival): () => void {
    if (arrival.hops < MAX_HOPS) return this.#publishToTarget()(content, { ...arrival, hops: arrival.hops + 1 });
    const exceeded = content.withApplicationProperties({
      DeadLetterReason: 'MaxTransferHopCountExceeded',
      DeadLetterErrorDescription: `The message was forwarded ${MAX_HOPS} times, which is the maximum.`,
    });
    return this.#transferDeadLetters.stage(exceeded, arrival);
  }
}
