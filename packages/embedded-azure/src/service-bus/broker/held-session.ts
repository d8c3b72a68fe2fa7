import type { ServiceBusError } from '../service-bus-error.ts';
import type { Feed } from './feed.ts';
import type { SessionLock } from './session-lock.ts';

/** A receiving link that requests a session. */
export interface SessionClient {
  /** The name that it uses in requests about its session. */
  readonly linkName: string;
  granted(held: HeldSession): void;
  refused(error: ServiceBusError): void;
  /** The lock has expired, and another client may get the session. */
  lost(error: ServiceBusError): void;
}

/** A session that one client holds. */
export interface HeldSession {
  readonly lock: SessionLock;
  readonly feed: Feed;
  readonly client: SessionClient;
}
