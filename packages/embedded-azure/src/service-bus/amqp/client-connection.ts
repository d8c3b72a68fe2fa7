import type { Message, Sender, Session } from 'rhea';
import type { Claim, Rights } from '../access/rights.ts';
import { refusals } from '../service-bus-error.ts';

/** A link that must be notified when its session or connection has ended. */
export interface AttachedLink {
  readonly session: Session;
  closed(): void;
}

/** A request to a `$cbs` or `$management` node, as rhea decodes it. */
export interface Request {
  messageId: unknown;
  replyTo: string;
  applicationProperties: Record<string, unknown>;
  body: unknown;
}

/** The state of one client's connection. */
export class ClientConnection {
  /** The permissions of the last valid token. */
  rights: Rights | undefined;
  /** How many sessions and links are open. */
  open = 0;
  readonly #replyLinks = new Map<string, Sender>();
  readonly #links = new Set<AttachedLink>();

  /** @throws ServiceBusError */
  requireToken(): void {
    if (this.rights === undefined) throw refusals.unauthorized('No valid token was shown on $cbs before this link.');
    if (this.rights.until <= Date.now()) throw refusals.unauthorized('The token that was shown on $cbs has expired.');
  }

  /** @throws ServiceBusError */
  require(claim: Claim, entityPath: string): void {
    this.requireToken();
    if (this.rights?.permits(claim, entityPath)) return;
    throw refusals.unauthorized(
      `Unauthorized access. '${claim}' claim(s) are required to perform this operation. Resource: '${entityPath}'.`,
    );
  }

  track(link: AttachedLink): void {
    this.#links.add(link);
  }

  untrack(link: AttachedLink): void {
    this.#links.delete(link);
  }

  /** Closes the links of a session, or of all sessions. */
  ended(session?: Session): void {
    for (const link of this.#links) {
      if (session !== undefined && link.session !== session) continue;
      this.#links.delete(link);
      link.closed();
    }
  }

  /** Clients refer to the link for replies by its own name (`$cbs`) or by its target's address (`$management`). */
  addReplyLink(link: Sender): void {
    const remove = (name: string) => {
      if (this.#replyLinks.get(name) === link) this.#replyLinks.delete(name);
    };
    const names = [link.name, link.target?.address].filter((name) => typeof name === 'string');
    for (const name of names) this.#replyLinks.set(name, link);
    link.on('sender_close', () => names.forEach(remove));
  }

  /** Sends no reply if the client has left or closed its reply link. */
  reply(request: Request, applicationProperties: Record<string, unknown>, body: unknown): void {
    const link = this.#replyLinks.get(request.replyTo);
    if (link === undefined || !link.is_open()) return;
    const reply = {
      correlation_id: request.messageId,
      to: request.replyTo,
      application_properties: applicationProperties,
      body,
    };
    // Settled at once: nobody waits for its outcome, and a session has room for only so many unsettled ones.
    Object.assign(link.send(reply as unknown as Message), { settled: true });
  }
}
