import type { Connection, Container, EventContext, Receiver, Sender } from 'rhea';
import type { TokenGate } from '../access/token-gate.ts';
import type { Broker } from '../broker/broker.ts';
import type { Entity, EntityLink } from '../broker/entity.ts';
import type { Feed } from '../broker/feed.ts';
import { refusals, type ServiceBusError } from '../service-bus-error.ts';
import { serveCbs } from './cbs-node.ts';
import { type AttachedLink, ClientConnection } from './client-connection.ts';
import { serveManagement } from './management/management-node.ts';
import { patchSession } from './patch-session.ts';
import { ReceivingClient } from './receiving-client.ts';
import { asAmqpError, refuseLink } from './refuse-link.ts';
import { linkInternals } from './rhea-internals.ts';
import { serveSendingClient } from './sending-client.ts';
import { asksForSession, SessionReceivingClient } from './session-receiving-client.ts';

/** The highest number of a session that a client may use. */
export const CHANNEL_MAX = 4_999;
/** How many sessions and links a client may have before it shows a token: it needs one session and two links. */
const MOST_UNTRUSTED = 32;
const CBS = '$cbs';
const MANAGEMENT = /\/?\$management$/i;

/** Connects each link that a client attaches to its entity or node. */
export class LinkRouter {
  readonly #broker: Broker;
  readonly #gate: TokenGate;
  readonly #clients = new WeakMap<Connection, ClientConnection>();

  constructor(broker: Broker, gate: TokenGate) {
    this.#broker = broker;
    this.#gate = gate;
  }

  listenTo(container: Container): void {
    container.on('session_open', ({ connection, session }: EventContext) => {
      if (session === undefined) return;
      patchSession(session);
      this.#admit(connection);
    });
    container.on('receiver_open', (context: EventContext) => this.#route(context.receiver, context));
    container.on('sender_open', (context: EventContext) => this.#route(context.sender, context));
    container.on('session_close', ({ connection, session }: EventContext) => {
      const client = this.#client(connection);
      client.open -= 1;
      client.ended(session);
    });
    for (const event of ['connection_close', 'disconnected']) {
      container.on(event, ({ connection }: EventContext) => this.#client(connection).ended());
    }
    // Without a listener, rhea raises an 'error' for each of these. A client's mistake concerns only the client, and what
    // may be ours is reported for its connection.
    const events = ['connection_error', 'protocol_error', 'session_error', 'receiver_error', 'sender_error', 'error'];
    for (const event of events) container.on(event, () => {});
  }

  /** Whether the client has shown a valid token. */
  isTrusted(connection: Connection): boolean {
    return this.#client(connection).rights !== undefined;
  }

  /**
   * Counts a new session or link. A client can otherwise take all memory, even without a token.
   *
   * @throws ServiceBusError, which ends the connection
   */
  #admit(connection: Connection): void {
    const client = this.#client(connection);
    client.open += 1;
    const most = client.rights === undefined ? MOST_UNTRUSTED : 2 * (CHANNEL_MAX + 1);
    if (client.open > most) throw refusals.tooMany(most);
  }

  #client(connection: Connection): ClientConnection {
    const known = this.#clients.get(connection);
    if (known !== undefined) return known;
    const client = new ClientConnection();
    this.#clients.set(connection, client);
    return client;
  }

  /** rhea writes the answering attach in the next tick, so it includes what is set here. */
  #route(link: Sender | Receiver | undefined, { connection }: EventContext): void {
    if (link === undefined) return;
    this.#admit(connection);
    const client = this.#client(connection);
    link.on(isReceiver(link) ? 'receiver_close' : 'sender_close', () => {
      client.open -= 1;
    });
    try {
      if (isReceiver(link)) this.#acceptReceiver(link, client);
      else this.#acceptSender(link, client);
    } catch (error) {
      refuseLink(link, error);
    }
  }

  /** We receive: the client sends messages or requests. */
  #acceptReceiver(receiver: Receiver, client: ClientConnection): void {
    const address = addressOf(receiver.target);
    if (address === undefined) throw refusals.notSupported('transactions, or a link without an address');
    receiver.set_target({ address });
    answerSettleModes(receiver);
    const source = receiver.source?.address;
    if (typeof source === 'string') receiver.set_source({ address: source });
    if (address === CBS) {
      serveCbs(receiver, client, this.#gate);
      return;
    }
    client.requireToken();
    const isManagement = MANAGEMENT.test(address);
    const path = address.replace(MANAGEMENT, '');
    if (!isManagement) client.require('Send', path);
    const entity = this.#entity(path);
    if (isManagement) serveManagement(receiver, client, entity);
    else if (entity.entrance !== undefined) serveSendingClient(receiver, entity.entrance);
    else throw refusals.notAllowed(`A ${entity.kind} takes no messages: '${entity.path}'.`);
    const end = (reason: ServiceBusError) => receiver.close(asAmqpError(reason));
    holdLink(receiver, client, entity, { session: receiver.session, closed() {}, end });
  }

  /** We send: the client receives messages or replies. */
  #acceptSender(sender: Sender, client: ClientConnection): void {
    const address = addressOf(sender.source);
    if (address === undefined) throw refusals.notSupported('a link without an address');
    const target = sender.target?.address;
    if (typeof target === 'string') sender.set_target({ address: target });
    sender.set_source({ address });
    answerSettleModes(sender);
    if (address === CBS || MANAGEMENT.test(address)) {
      client.addReplyLink(sender);
      return;
    }
    client.require('Listen', address);
    const entity = this.#entity(address);
    const { queue } = entity;
    if (queue === undefined) throw refusals.notAllowed(`Nothing can be received from the topic '${address}' itself.`);
    if (queue.forwarding !== undefined) {
      throw refusals.notAllowed(`'${address}' forwards its messages, so that nothing can be received from it.`);
    }
    const link =
      queue.sessions === undefined ? receive(sender, queue.feed) : new SessionReceivingClient(sender, queue.sessions);
    holdLink(sender, client, entity, link);
  }

  #entity(address: string): Entity {
    const entity = this.#broker.find(address);
    if (entity === undefined) throw refusals.entityNotFound(address);
    return entity;
  }
}

/**
 * The modes come back as they were asked for. They say whether a client locks or deletes what it receives, and whether it
 * settles what it sends; the .NET client, which tags none of its settled requests, fails when we answer with another.
 */
function answerSettleModes(link: Sender | Receiver): void {
  const { attach } = linkInternals(link).local;
  attach.snd_settle_mode = link.snd_settle_mode;
  attach.rcv_settle_mode = link.rcv_settle_mode;
}

/** Registers a link with its connection and its entity until it ends. */
function holdLink(
  link: Sender | Receiver,
  client: ClientConnection,
  entity: Entity,
  attached: AttachedLink & EntityLink,
): void {
  const { session } = attached;
  const closed = () => {
    entity.links.delete(attached);
    attached.closed();
  };
  const tracked = { session, closed };
  entity.links.add(attached);
  client.track(tracked);
  link.on(link.is_sender() ? 'sender_close' : 'receiver_close', () => {
    client.untrack(tracked);
    closed();
  });
}

function receive(sender: Sender, feed: Feed): ReceivingClient {
  if (asksForSession(sender)) throw refusals.notAllowed('Sessions are not enabled on this entity (RequiresSession).');
  return new ReceivingClient(sender, feed);
}

function isReceiver(link: Sender | Receiver): link is Receiver {
  return link.is_receiver();
}

function addressOf(terminus: { address?: string | undefined } | null | undefined): string | undefined {
  const address = terminus?.address;
  return typeof address === 'string' && address !== '' ? address.replace(/^\//, '') : undefined;
}
