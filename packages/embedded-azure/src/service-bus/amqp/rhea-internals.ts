import type { Socket } from 'node:net';
import type { Connection, Container, Delivery, Receiver, Sender, Session } from 'rhea';
import rhea from 'rhea';

/*
 * What this broker uses of rhea 3.0.5 beyond its typings. No code outside this folder uses it, and only instances are
 * patched, because in one process the server shares the module with the clients of @azure/service-bus.
 */

/** A delivery whose outcome will be written to the peer. */
export interface PendingDisposition {
  id: number;
  settled: boolean;
  state: unknown;
  link: { is_receiver(): boolean };
}

/** The fields of a sent delivery that rhea keeps up to date. */
export interface SentDelivery extends Omit<Delivery, 'settled' | 'remote_settled'> {
  settled: boolean;
  remote_settled: boolean;
}

export interface TransferFrame {
  performative: { message_format?: number | null };
  payload?: Buffer | undefined;
}

export interface DispositionFrame {
  performative: { role: boolean; first: number; last?: number | null };
}

interface Deliveries {
  size: number;
  get_head(): { id: number } | undefined;
}

export interface SessionInternals {
  outgoing: {
    /** The id of the first delivery that is not completely written yet. */
    next_pending_delivery: number;
    available(): number;
    update(delivery: PendingDisposition, settled: boolean, state: unknown): void;
    pending_dispositions: PendingDisposition[];
    deliveries: Deliveries;
  };
  incoming: {
    update(delivery: PendingDisposition, settled: boolean, state: unknown): void;
    updated: PendingDisposition[];
    deliveries: Deliveries;
  };
  on_transfer(frame: TransferFrame): void;
  on_disposition(frame: DispositionFrame): void;
  output(frame: unknown): void;
  _get_link(frame: TransferFrame): object & { _incomplete?: { frames: (Buffer | undefined)[] } };
}

interface LinkInternals {
  credit: number;
  local: {
    attach: {
      snd_settle_mode?: number;
      rcv_settle_mode?: number;
      source?: unknown;
      target?: unknown;
      properties?: Record<string, unknown>;
    };
  };
  /** How many attach frames must be written. */
  state: { open_requests: number };
}

interface OpenFrame {
  performative: { max_frame_size?: unknown; idle_time_out?: unknown };
}

interface ConnectionInternals {
  accept(socket: Socket): void;
  input(chunk: Buffer): void;
  on_open(frame: OpenFrame): void;
  /** Writes what is pending, in a turn of its own. */
  _process(): void;
  _register(): void;
}

export const sessionInternals = (session: Session) => session as unknown as SessionInternals;
export const connectionInternals = (connection: Connection) => connection as unknown as ConnectionInternals;
export const linkInternals = (link: Sender | Receiver) => link as unknown as LinkInternals;

/**
 * What `container.listen` does with a socket. `listen` creates its own server, which can't report that its port is in
 * use.
 */
export function acceptSocket(
  container: Container,
  options: object,
  socket: Socket,
  prepare: (connection: Connection) => void = () => {},
): Connection {
  const connection = container.create_connection(options as never);
  prepare(connection);
  connectionInternals(connection).accept(socket);
  return connection;
}

/** Makes rhea write this connection's pending output at the end of the current turn. */
export function scheduleOutput(connection: Connection): void {
  connectionInternals(connection)._register();
}

/** Prevents rhea from answering a new attach. The returned function allows it again. */
export function holdAttach(link: Sender): () => void {
  const { state } = linkInternals(link);
  state.open_requests -= 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    state.open_requests += 1;
    scheduleOutput(link.connection);
  };
}

/** An encoded outcome. The same object means the same outcome, because dispositions are grouped by identity. */
export type Outcome = object;

interface OutcomeFactories {
  accepted(): { described(): Outcome };
  released(): { described(): Outcome };
  modified(fields: { undeliverable_here: boolean }): { described(): Outcome };
  rejected(fields: { error?: { condition: string; description: string } }): { described(): Outcome };
}
const factories = rhea.message as unknown as OutcomeFactories;

export const ACCEPTED = factories.accepted().described();
export const RELEASED = factories.released().described();
export const ABANDONED = factories.modified({ undeliverable_here: false }).described();
export const DEFERRED = factories.modified({ undeliverable_here: true }).described();
export const DEAD_LETTERED = factories.rejected({}).described();
export const rejected = (error: { condition: string; description: string }) =>
  factories.rejected({ error }).described();
