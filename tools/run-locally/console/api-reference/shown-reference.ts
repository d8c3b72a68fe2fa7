import type { Terminal } from '../as-partner/terminal.ts';

/** What the server of the API reference's panel and its page say to each other. */

export interface ShownOperation {
  id: string;
  method: string;
  /** `/v1/orders/{orderId}` */
  path: string;
  tag: string;
  summary: string;
  /** The app role that a token needs; undefined if it needs no token. */
  scope: string | undefined;
  /** A header that a request must have, with a name such as `Idempotency-Key`. */
  requiredHeaders: string[];
  /** An example of the body; undefined if it has none. */
  example: unknown;
  /** It answers as long as the client listens, so it is tried elsewhere. */
  isStream: boolean;
}

export interface ShownReference {
  /** The interactive reference at the gateway. */
  docsUrl: string;
  terminal: Terminal;
  clients: ShownClient[];
  operations: ShownOperation[];
}

export interface ShownClient {
  name: string;
  /** Prints a token in a terminal. */
  tokenCommand: string;
  /** A first call with it. */
  curl: string;
}

export interface ShownToken {
  token: string;
  expiresAt: string;
  roles: string[];
}
