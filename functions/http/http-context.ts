import type { ExportJob } from '../../shared/domain/export-job.ts';
import type { ImportJob } from '../../shared/domain/import-job.ts';
import type { WebhookUrlRules } from '../../shared/domain/webhook-url.ts';
import type { AccessTokens } from '../../shared/ports/access-tokens.ts';
import type { ActRecords } from '../../shared/ports/act-records.ts';
import type { BuiltFiles } from '../../shared/ports/built-files.ts';
import type { Catalogue } from '../../shared/ports/catalogue.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EventFeed } from '../../shared/ports/event-feed.ts';
import type { FeatureSwitches } from '../../shared/ports/feature-switches.ts';
import type { Jobs } from '../../shared/ports/jobs.ts';
import type { OrderFeed } from '../../shared/ports/order-feed.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { PartnerFiles } from '../../shared/ports/partner-files.ts';
import type { Partners } from '../../shared/ports/partners.ts';
import type { Products } from '../../shared/ports/products.ts';
import type { ProviderEvents, SignedEventsByProvider } from '../../shared/ports/provider-events.ts';
import type { RedeliveryJobs } from '../../shared/ports/redelivery-jobs.ts';
import type { Refunds } from '../../shared/ports/refunds.ts';
import type { Reports } from '../../shared/ports/reports.ts';
import type { ScreeningRules } from '../../shared/ports/screening-rules.ts';
import type { SealedSecrets } from '../../shared/ports/sealed-secrets.ts';
import type { StockLedger } from '../../shared/ports/stock-ledger.ts';
import type { TokenRelay } from '../../shared/ports/token-relay.ts';
import type { WebhookDeliveries } from '../../shared/ports/webhook-deliveries.ts';
import type { WebhookEndpoints } from '../../shared/ports/webhook-endpoints.ts';
import type { WebhookNudges } from '../../shared/ports/webhook-nudges.ts';
import type { StreamTimes } from './create-event-stream.ts';
import type { Cursors } from './cursor.ts';
import type { OpenRequests } from './open-requests.ts';
import type { OpenStreams } from './open-streams.ts';

/** The ports that the API uses. */
export interface HttpPorts {
  accessTokens: AccessTokens;
  partners: Pick<Partners, 'findByClient' | 'isOfPartner'>;
  catalogue: Catalogue;
  screeningRules: Pick<ScreeningRules, 'current'>;
  featureSwitches: Pick<FeatureSwitches, 'findWait'>;
  products: Products;
  stockLedger: StockLedger;
  /** Where changes by the merchant's own systems are recorded. */
  acts: ActRecords;
  orders: Orders;
  refunds: Refunds;
  cursors: Cursors;
  reports: Reports;
  /** Verifies what providers send. */
  signedEvents: SignedEventsByProvider;
  providerEvents: ProviderEvents;
  clock: Clock;
  orderFeed: OrderFeed;
  /** All events of a partner. */
  eventFeed: EventFeed;
  openRequests: OpenRequests;
  openStreams: OpenStreams;
  webhookEndpoints: WebhookEndpoints;
  webhookDeliveries: WebhookDeliveries;
  webhookNudges: WebhookNudges;
  redeliveryJobs: RedeliveryJobs;
  sealedSecrets: SealedSecrets;
  exports: Jobs<ExportJob>;
  imports: Jobs<ImportJob>;
  partnerFiles: PartnerFiles;
  /** The page at /docs and its files. */
  docs: BuiltFiles;
  /** Gets tokens for that page. */
  docsTokens: TokenRelay;
}

export interface HttpSettings {
  /** Refuse requests that didn't come through the gateway. */
  gatewayRequired: boolean;
  /** The base URL that partners call, without a slash at the end. */
  publicUrl: string;
  /** The URL where partners' clients get tokens. */
  tokenUrl: string;
  /** The URL where the page at /docs signs in automatically; set only in a local stack, empty otherwise. */
  docsSignInUrl: string;
  streams: StreamTimes;
  /** Which URLs webhook endpoints may have. */
  webhooks: WebhookUrlRules;
}

/** A dependency that this process needs to accept orders. */
export interface Dependency {
  name: string;
  /** Rejects if the dependency is unavailable. */
  check(signal: AbortSignal): Promise<void>;
}

/** Every route gets this and picks what it needs. */
export interface HttpContext extends HttpPorts {
  settings: HttpSettings;
  dependencies: readonly Dependency[];
}
