import type { Route } from '@partner-orders/loopback-server/http/route';

/** What the console's server does for one of its panels. */
export interface ConsolePart {
  /** `messages`: the paths of its routes begin with `/api/messages`. */
  readonly name: string;
  readonly routes: readonly Route[];
  close?(): Promise<void>;
}
