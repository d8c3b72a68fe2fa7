import type { EventContext, Sender, Session } from 'rhea';
import { z } from 'zod';
import type { Consumer, ReceiveMode } from '../broker/dispatcher.ts';
import type { EntityLink } from '../broker/entity.ts';
import type { Feed } from '../broker/feed.ts';
import type { Lock } from '../broker/lock-book.ts';
import { encodeDelivery } from '../message/encode-delivery.ts';
import type { Message } from '../message/message.ts';
import type { ServiceBusError } from '../service-bus-error.ts';
import type { AttachedLink } from './client-connection.ts';
import { asAmqpError } from './refuse-link.ts';
import {
  ABANDONED,
  ACCEPTED,
  DEAD_LETTERED,
  DEFERRED,
  linkInternals,
  type Outcome,
  RELEASED,
  rejected,
  type SentDelivery,
  scheduleOutput,
  sessionInternals,
} from './rhea-internals.ts';

/** The format of a plain message. It also tells rhea that the message is already encoded. */
const MESSAGE_FORMAT = 0;
const PRESETTLED = 1;

const ModifiedOutcome = z.object({
  undeliverable_here: z.boolean().nullish(),
  message_annotations: z.record(z.string(), z.unknown()).nullish(),
});
const RejectedOutcome = z.object({
  error: z.object({ info: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});
const Text = z.string().optional().catch(undefined);

/** A link on which a client receives. Gives it messages within its credit, and carries out how it settles them. */
export class ReceivingClient implements Consumer, AttachedLink, EntityLink {
  readonly mode: ReceiveMode;
  readonly session: Session;
  readonly #sender: Sender;
  readonly #feed: Feed;
  /** Ids of deliveries that rhea has not written yet, lowest first. */
  readonly #unwritten: number[] = [];
  #deliveries = 0;
  #closed = false;

  constructor(sender: Sender, feed: Feed) {
    this.#sender = sender;
    this.#feed = feed;
    this.session = sender.session;
    this.mode = sender.snd_settle_mode === PRESETTLED ? 'receive-and-delete' : 'peek-lock';
    this.#handleEvents();
    feed.attach(this);
  }

  /** rhea lowers `link.credit` only when it writes the frames, in a later turn. */
  credit(): number {
    if (this.#closed || !this.#sender.is_open()) return 0;
    const { outgoing } = sessionInternals(this.session);
    while (this.#unwritten[0] !== undefined && this.#unwritten[0] < outgoing.next_pending_delivery) {
      this.#unwritten.shift();
    }
    return Math.min(linkInternals(this.#sender).credit - this.#unwritten.length, outgoing.available());
  }

  deliver(message: Message, lock?: Lock): void {
    if (this.#closed) return;
    const tag = lock === undefined ? Buffer.from(String(this.#deliveries)) : Buffer.from(lock.token, 'hex');
    const delivery = this.#sender.send(encodeDelivery(message, lock?.expiresAt), tag, MESSAGE_FORMAT);
    this.#unwritten.push(delivery.id);
    this.#deliveries += 1;
  }

  /** Ends the client's link and says why. */
  end(error: ServiceBusError): void {
    this.closed();
    this.#sender.close(asAmqpError(error));
  }

  /** Can be called twice. */
  closed(): void {
    this.#closed = true;
    this.#feed.detach(this);
  }

  #handleEvents(): void {
    const sender = this.#sender;
    sender.on('sender_flow', () => this.#feed.kick());
    // The session's window has room again. No flow frame of this link announces that.
    sender.on('sendable', () => this.#feed.kick());
    sender.on('sender_draining', () => void this.#drain());
    sender.on('accepted', (context) =>
      this.#settle(context, ACCEPTED, (token) => this.#feed.settlement.complete(token)),
    );
    sender.on('released', (context) =>
      this.#settle(context, RELEASED, (token) => this.#feed.settlement.release(token)),
    );
    sender.on('modified', (context) => this.#modify(context));
    sender.on('rejected', (context) => this.#reject(context));
    sender.on('settled', ({ delivery }) => {
      // Settled without an outcome: the client drops the delivery, and the lock will expire.
      if (delivery !== undefined && delivery.remote_state === undefined) delivery.update(true);
    });
  }

  /** Gives all available messages within the credit, and tells the client that the rest of its credit is used up. */
  async #drain(): Promise<void> {
    try {
      await this.#feed.dispatchNow();
    } catch (error) {
      this.#sender.close(asAmqpError(error));
      return;
    }
    this.#finishDraining();
  }

  /**
   * rhea uses up all credit at once, even for deliveries that still wait for the session's window. So those go first.
   */
  #finishDraining(): void {
    setImmediate(() => {
      if (this.#closed) return;
      this.credit();
      if (this.#unwritten.length > 0) return this.#finishDraining();
      this.#sender.set_drained(true);
      scheduleOutput(this.#sender.connection);
    });
  }

  #modify(context: EventContext): void {
    const outcome = ModifiedOutcome.safeParse(context.delivery?.remote_state).data;
    const changes = outcome?.message_annotations ?? undefined;
    if (outcome?.undeliverable_here === true) {
      this.#settle(context, DEFERRED, (token) => this.#feed.settlement.defer(token, changes));
    } else {
      this.#settle(context, ABANDONED, (token) => this.#feed.settlement.abandon(token, changes));
    }
  }

  /** Dead-lettering: the error's info has entries for the reason, the description and the properties to change. */
  #reject(context: EventContext): void {
    const outcome = RejectedOutcome.safeParse(context.delivery?.remote_state).data;
    const { DeadLetterReason, DeadLetterErrorDescription, ...changes } = outcome?.error?.info ?? {};
    const deadLettering = {
      reason: Text.parse(DeadLetterReason),
      description: Text.parse(DeadLetterErrorDescription),
      changes,
    };
    this.#settle(context, DEAD_LETTERED, (token) => this.#feed.settlement.deadLetter(token, deadLettering));
  }

  #settle(context: EventContext, outcome: Outcome, act: (token: string) => Promise<void>): void {
    const { delivery } = context;
    if (delivery === undefined) return;
    const token = Buffer.from(delivery.tag).toString('hex');
    const settle = async () => {
      try {
        await act(token);
        finish(delivery, outcome);
      } catch (error) {
        finish(delivery, rejected(asAmqpError(error)));
      }
    };
    void settle();
  }
}

/**
 * Tells the client that its outcome was carried out. In settle mode "second" the client never confirms that, so rhea
 * would keep the delivery in its ring of 2,048 forever, and stop when that is full.
 */
function finish(delivery: SentDelivery, outcome: Outcome): void {
  delivery.update(true, outcome);
  delivery.remote_settled = true;
}
