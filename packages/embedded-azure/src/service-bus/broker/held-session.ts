import type { ServiceBusError } from '../service-bus-error.ts';
import type { Feed } from './feed.ts';
import type { SessionLock } from './session-lock.ts';

/** Who asks for a session: a receiving link. */
export interface SessionClient {
  /** By this name it refers to itself in requests about its session. */
  readonly linkName: string;
  granted(held: HeldSession): void;
  refused(error: ServiceBusError): void;
  /** The lock has expired, and somebody else may get the session. */
  lost(error: ServiceBusError): void;
}

/** A session that one client has for itself. */
export interface HeldSession {
  readonly lock: SessionLock;
  readonly feed: Feed;
  readonly client: SessionClient;
}
