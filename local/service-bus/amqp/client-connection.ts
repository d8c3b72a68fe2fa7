import type { EventContext, Message, Sender, Session } from 'rhea';

/** A link that must know when its session or connection is gone. */
export interface AttachedLink {
  readonly session: Session;
  closed(): void;
}

/** A request that came over `$cbs` or a `$management` node, as rhea decodes it. */
export interface Request {
  messageId: unknown;
  replyTo: string;
  applicationProperties: Record<string, unknown>;
  body: unknown;
}

/** What is remembered about one client's connection. */
export class ClientConnection {
  /** It has shown a token that is signed with the broker's key. */
  authorized = false;
  readonly #replyLinks = new Map<string, Sender>();
  readonly #links = new Set<AttachedLink>();

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

  /** Clients name the link for replies by its own name (`$cbs`) or by its target's address (`$management`). */
  addReplyLink(link: Sender): void {
    const remove = (name: string) => {
      if (this.#replyLinks.get(name) === link) this.#replyLinks.delete(name);
    };
    const names = [link.name, link.target?.address].filter((name) => typeof name === 'string');
    for (const name of names) this.#replyLinks.set(name, link);
    link.on('sender_close', () => names.forEach(remove));
  }

  /** A client that is gone, or that closed its reply link, gets no reply. */
  reply(request: Request, applicationProperties: Record<string, unknown>, body: unknown): void {
    const link = this.#replyLinks.get(request.replyTo);
    if (link === undefined || !link.is_open()) return;
    const reply = {
      correlation_id: request.messageId,
      to: request.replyTo,
      application_properties: applicationProperties,
      body,
    };
    link.send(reply as unknown as Message);
  }
}

export function toRequest(context: EventContext): Request {
  const message = context.message;
  return {
    messageId: message?.message_id,
    replyTo: String(message?.reply_to ?? ''),
    applicationProperties: message?.application_properties ?? {},
    body: message?.body,
  };
}
