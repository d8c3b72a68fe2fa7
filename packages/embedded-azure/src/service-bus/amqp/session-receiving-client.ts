import type { Sender, Session } from 'rhea';
import rhea from 'rhea';
import type { EntityLink } from '../broker/entity.ts';
import type { HeldSession, SessionClient } from '../broker/held-session.ts';
import type { Sessions } from '../broker/sessions.ts';
import { refusals, type ServiceBusError } from '../service-bus-error.ts';
import type { AttachedLink } from './client-connection.ts';
import { ReceivingClient } from './receiving-client.ts';
import { refuseLink } from './refuse-link.ts';
import { holdAttach, linkInternals } from './rhea-internals.ts';

const SESSION_FILTER = 'com.microsoft:session-filter';
const TIMEOUT = 'com.microsoft:timeout';
const LOCKED_UNTIL = 'com.microsoft:locked-until-utc';
/** How long a client waits for a session by default. */
const DEFAULT_TIMEOUT_MS = 65_000;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
/** .NET counts time in steps of 100 ns since the year 1. */
const TICKS_PER_MS = 10_000n;
const TICKS_AT_1970 = 621_355_968_000_000_000n;

export function asksForSession({ source }: Sender): boolean {
  return source?.filter !== undefined && source.filter !== null && SESSION_FILTER in source.filter;
}

/**
 * A link on which a client receives one session. Its attach is answered when it gets the session, whose id is in the
 * answer's filter, or when it does not
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide).
 */
export class SessionReceivingClient implements AttachedLink, EntityLink, SessionClient {
  readonly session: Session;
  readonly linkName: string;
  readonly #sender: Sender;
  readonly #answerAttach: () => void;
  readonly #leave: () => void;
  #receiving: ReceivingClient | undefined;

  /** @throws ServiceBusError if the client requests no session */
  constructor(sender: Sender, sessions: Sessions) {
    if (!asksForSession(sender))
      throw refusals.notAllowed('This entity requires sessions: receive from a session of it.');
    this.session = sender.session;
    this.linkName = sender.name;
    this.#sender = sender;
    this.#answerAttach = holdAttach(sender);
    const wanted: unknown = sender.source.filter?.[SESSION_FILTER];
    const timeout = Number(sender.properties?.[TIMEOUT] ?? DEFAULT_TIMEOUT_MS);
    const sessionId = wanted === null || wanted === undefined ? undefined : String(wanted);
    this.#leave = sessions.accept(sessionId, this, Math.min(timeout, LONGEST_TIMEOUT_MS));
  }

  granted(held: HeldSession): void {
    const { sessionId, expiresAt } = held.lock;
    this.#sender.set_source({ address: this.#sender.source.address, filter: { [SESSION_FILTER]: sessionId } });
    linkInternals(this.#sender).local.attach.properties = { [LOCKED_UNTIL]: rhea.types.wrap_long(toTicks(expiresAt)) };
    this.#answerAttach();
    this.#receiving = new ReceivingClient(this.#sender, held.feed);
  }

  refused(error: ServiceBusError): void {
    refuseLink(this.#sender, error);
    this.#answerAttach();
  }

  lost(error: ServiceBusError): void {
    this.#receiving?.end(error);
  }

  /** The entity was removed or changed. */
  end(reason: ServiceBusError): void {
    if (this.#receiving !== undefined) this.#receiving.end(reason);
    else this.refused(reason);
    this.#leave();
  }

  /** Can be called twice. */
  closed(): void {
    this.#receiving?.closed();
    this.#leave();
    // The attach must be answered before the detach.
    this.#answerAttach();
  }
}

/** As bytes, because a number would lose digits. */
function toTicks(time: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(time) * TICKS_PER_MS + TICKS_AT_1970);
  return bytes;
}
