import type { AccessTokens } from '../../shared/ports/access-tokens.ts';
import type { BuiltFiles } from '../../shared/ports/built-files.ts';
import type { Catalogue } from '../../shared/ports/catalogue.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { OrderFeed } from '../../shared/ports/order-feed.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Partners } from '../../shared/ports/partners.ts';
import type { Reports } from '../../shared/ports/reports.ts';
import type { TokenRelay } from '../../shared/ports/token-relay.ts';
import type { StreamTimes } from './create-event-stream.ts';
import type { Cursors } from './cursor.ts';
import type { OpenStreams } from './open-streams.ts';

/** What the API works with. */
export interface HttpPorts {
  accessTokens: AccessTokens;
  partners: Partners;
  catalogue: Catalogue;
  orders: Orders;
  cursors: Cursors;
  reports: Reports;
  clock: Clock;
  orderFeed: OrderFeed;
  openStreams: OpenStreams;
  /** The page at /docs, and what it loads. */
  docs: BuiltFiles;
  /** Where that page gets tokens. */
  docsTokens: TokenRelay;
}

export interface HttpSettings {
  /** Only what the gateway has let through is served. */
  gatewayRequired: boolean;
  /** Where partners call, without a slash at its end. */
  publicUrl: string;
  /** Where their clients get tokens. */
  tokenUrl: string;
  /** Where the page at /docs of a local stack signs in by itself; empty where there is no such place. */
  docsSignInUrl: string;
  streams: StreamTimes;
}

/** A dependency without which this process can't accept orders. */
export interface Dependency {
  name: string;
  /** Rejects when it isn't there. */
  check(signal: AbortSignal): Promise<void>;
}

/** What every route is given; each takes out of it what it needs. */
export interface HttpContext extends HttpPorts {
  settings: HttpSettings;
  dependencies: readonly Dependency[];
}
