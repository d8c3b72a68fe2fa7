import type { FilesConnection } from './adapters/blob/connect-files.ts';
import type { CosmosConnection } from './adapters/cosmos/cosmos-client.ts';
import type { VaultConnection } from './adapters/key-vault/vault-reader.ts';
import type { MailServiceOptions } from './adapters/mail/azure-mails.ts';
import type { ServiceBusConnection } from './adapters/service-bus/service-bus-client.ts';
import { isLoopback } from './domain/is-loopback.ts';
import { Settings } from './settings.ts';

/** The connection names that triggers and clients use: `X`, or `X__…` with an identity. */
export const COSMOS_CONNECTION = 'COSMOS';
export const SERVICE_BUS_CONNECTION = 'SERVICE_BUS';

/** Either form of a connection works. */
const connections = [
  [COSMOS_CONNECTION, `${COSMOS_CONNECTION}__accountEndpoint`],
  [SERVICE_BUS_CONNECTION, `${SERVICE_BUS_CONNECTION}__fullyQualifiedNamespace`],
] as const;

export interface Config {
  cosmos: CosmosConnection;
  serviceBus: ServiceBusConnection;
  auth: { issuer: string; audience: string; jwksUri: string /** Where clients get tokens. */; tokenUrl: string };
  /** The base URL that partners call, without a slash at the end. */
  publicUrl: string;
  /**
   * The URL where the page at /docs signs in automatically. Only a local stack has it, and only for its own machine.
   */
  docsSignInUrl: string;
  /** Refuse partners' requests that don't come through the gateway. */
  gatewayRequired: boolean;
  /** The vault with the secrets, and the identity that may read it. */
  keyVault: VaultConnection;
  /** The storage account of partners' files, and the identity that may use it. */
  files: FilesConnection;
  payments: { url: string; timeoutMs: number; mostCalls: number };
  carrier: { url: string; timeoutMs: number; mostCalls: number };
  /** Bounds of a process's calls to each provider: see docs/providers.md. */
  providers: { openMs: number; mostWaitMs: number; retryPercent: number };
  /** Undefined: no mails are sent. */
  mail: MailServiceOptions | undefined;
  /** How long an order waits for somebody. */
  deadlines: { payerMs: number /** How long an authorization is used. */; authorizationMs: number };
  saga: {
    stepAttempts: number;
    finishAttempts: number;
    firstDelayMs: number;
    maxDelayMs: number;
    stuckDelayMs: number;
    /** How often a stuck saga checks whether an operator wants it to try again. */
    stuckLookMs: number;
    /** How long a step waits for an outage to end, and how long between two rounds of attempts. */
    outageMs: number;
    outageDelayMs: number;
    /** How many orders of one partner may be in progress at a time. */
    mostInFlight: number;
    /** An order that waits longer than this although its partner has few in progress: its start was lost. */
    lostAfterMs: number;
    /** An order that has not changed for this long: the app checks whether its saga is lost. */
    quietMs: number;
    /** When to look for such orders, and for refunds, as an NCRONTAB expression. */
    searchSchedule: string;
    /** A refund that the provider has had for longer is one for operators. */
    refundOverdueMs: number;
  };
  /** The migration of documents that an earlier release wrote. */
  migration: { schedule: string; mostRequestUnits: number };
  /** How long the data of recipients is kept after the last change of an order that has ended. 0: always. */
  recipientKeptDays: number;
  /** How long the ledger of stock keeps what orders did. */
  stock: { historyDays: number };
  /** The search for reservations of orders that have ended. */
  heldStock: { schedule: string /** It looks at those that are held for longer. */; afterMs: number };
  /** When to look at the orders that wait for a verdict. */
  screening: { schedule: string };
  stockWatch: { pollMs: number };
  /** The comparison of our books with the providers'. */
  reconciliation: { schedule: string; afterMs: number; mostPages: number };
  outbox: { pollMs: number };
  /** Exports and imports. */
  jobs: { pollMs: number };
  exports: { ordersPerSecond: number };
  imports: { ordersPerSecond: number; pauseAfterMs: number };
  providerEvents: { pollMs: number };
  /** The retries of a message whose consumer fails. */
  consumer: { firstDelayMs: number; maxDelayMs: number; giveUpMs: number };
  /** Whether this app gets events. Of the two colours of a deployment, one does. */
  takesEvents: boolean;
  /** Whether repeated lines and stacks are printed each time. */
  isLogVerbose: boolean;
  /** Undefined: nothing is measured or sent. */
  telemetry:
    | {
        connectionString: string;
        samplingRatio: number;
        intervalMs: number;
        /**
         * The client id of the identity that may send telemetry, if the resource accepts no connection string alone.
         */
        identity: string | undefined;
        role: { name: string; instance: string };
      }
    | undefined;
  /** Sending webhooks: where they may go, how long an attempt may take, and how many this process makes at the same time. */
  webhooks: { pollMs: number; timeoutMs: number; allowLoopback: boolean; ownHosts: readonly string[]; places: number };
  /** Settings for the live events of an order. */
  /** How many requests one process works on at the same time. */
  mostRequests: number;
  streams: { pollMs: number; heartbeatMs: number; lifetimeMs: number; bounds: { perPartner: number; inAll: number } };
}

/** Lists every missing or malformed setting by name. It never contains a value, which may be a secret. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws ConfigError that lists every fault at once */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Settings.safeParse(environment);
  const faults = connections
    .filter((forms) => forms.every((form) => !environment[form]))
    .map(([connection, identityForm]) => `${connection} (or ${identityForm}) is missing`);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = path.join('.');
    if (!isPlaceholder(environment[name])) faults.push(`${name} ${message}`);
  }
  for (const name of Object.keys(Settings.shape)) {
    if (isPlaceholder(environment[name]))
      faults.push(`${name} still holds the placeholder of local.settings.sample.json`);
  }
  // An order that waits for a provider is in work: comparing it then finds differences that are none.
  if (parsed.success && parsed.data.RECONCILE_AFTER_MS <= parsed.data.SAGA_OUTAGE_MS)
    faults.push('RECONCILE_AFTER_MS must be more than SAGA_OUTAGE_MS');
  if (parsed.success && (parsed.data.MAIL_ENDPOINT === '') !== (parsed.data.MAIL_SENDER === ''))
    faults.push('MAIL_ENDPOINT and MAIL_SENDER must both be set, or neither');
  // In Azure, a webhook to the instance itself could reach the platform's services.
  if (parsed.data?.WEBHOOK_ALLOW_LOOPBACK === 'true' && !isLoopback(new URL(parsed.data.PUBLIC_URL).hostname))
    faults.push('WEBHOOK_ALLOW_LOOPBACK must be false unless PUBLIC_URL is on this machine');
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(`the app's settings can't be used: ${faults.join('; ')}`);
  }
  const s = parsed.data;
  return {
    cosmos: s.COSMOS__accountEndpoint
      ? { endpoint: s.COSMOS__accountEndpoint, ...toIdentity(s.COSMOS__clientId) }
      : { connectionString: s.COSMOS ?? '' },
    serviceBus: s.SERVICE_BUS__fullyQualifiedNamespace
      ? { fullyQualifiedNamespace: s.SERVICE_BUS__fullyQualifiedNamespace, ...toIdentity(s.SERVICE_BUS__clientId) }
      : { connectionString: s.SERVICE_BUS ?? '' },
    auth: {
      issuer: s.AUTH_ISSUER,
      audience: s.AUTH_AUDIENCE,
      jwksUri: s.AUTH_JWKS_URI,
      tokenUrl: s.AUTH_TOKEN_URL,
    },
    publicUrl: s.PUBLIC_URL,
    docsSignInUrl: s.DOCS_SIGN_IN_URL,
    gatewayRequired: s.GATEWAY_REQUIRED === 'true',
    keyVault: { url: s.KEY_VAULT_URL, ...toIdentity(s.AZURE_CLIENT_ID) },
    files: { url: s.FILES_URL, ...toIdentity(s.AZURE_CLIENT_ID) },
    payments: { url: s.PAYMENTS_URL, timeoutMs: s.PAYMENTS_TIMEOUT_MS, mostCalls: s.PAYMENTS_MOST_CALLS },
    carrier: { url: s.CARRIER_URL, timeoutMs: s.CARRIER_TIMEOUT_MS, mostCalls: s.CARRIER_MOST_CALLS },
    providers: {
      openMs: s.PROVIDER_BREAKER_OPEN_MS,
      mostWaitMs: s.PROVIDER_MOST_WAIT_MS,
      retryPercent: s.PROVIDER_RETRY_PERCENT,
    },
    mail:
      s.MAIL_ENDPOINT === ''
        ? undefined
        : { endpoint: s.MAIL_ENDPOINT, sender: s.MAIL_SENDER, ...toIdentity(s.AZURE_CLIENT_ID) },
    deadlines: { payerMs: s.PAYER_DEADLINE_MS, authorizationMs: s.PAYMENT_AUTHORIZATION_MS },
    saga: {
      stepAttempts: s.SAGA_STEP_ATTEMPTS,
      finishAttempts: s.SAGA_FINISH_ATTEMPTS,
      firstDelayMs: s.SAGA_FIRST_DELAY_MS,
      maxDelayMs: s.SAGA_MAX_DELAY_MS,
      stuckDelayMs: s.SAGA_STUCK_DELAY_MS,
      stuckLookMs: s.SAGA_STUCK_LOOK_MS,
      outageMs: s.SAGA_OUTAGE_MS,
      outageDelayMs: s.SAGA_OUTAGE_DELAY_MS,
      mostInFlight: s.SAGA_MOST_IN_FLIGHT,
      lostAfterMs: s.SAGA_LOST_AFTER_MS,
      quietMs: s.SAGA_QUIET_MS,
      searchSchedule: s.SAGA_SEARCH_SCHEDULE,
      refundOverdueMs: s.REFUND_OVERDUE_MS,
    },
    migration: { schedule: s.MIGRATION_SCHEDULE, mostRequestUnits: s.MIGRATION_REQUEST_UNITS },
    recipientKeptDays: s.RECIPIENT_KEPT_DAYS,
    stock: { historyDays: s.STOCK_HISTORY_DAYS },
    heldStock: { schedule: s.STOCK_SEARCH_SCHEDULE, afterMs: s.STOCK_SEARCH_AFTER_MS },
    screening: { schedule: s.SCREENING_SCHEDULE },
    stockWatch: { pollMs: s.STOCK_WATCH_POLL_MS },
    reconciliation: {
      schedule: s.RECONCILE_SCHEDULE,
      afterMs: s.RECONCILE_AFTER_MS,
      mostPages: s.RECONCILE_MOST_PAGES,
    },
    outbox: { pollMs: s.OUTBOX_POLL_MS },
    jobs: { pollMs: s.JOBS_POLL_MS },
    exports: { ordersPerSecond: s.EXPORT_ORDERS_PER_SECOND },
    imports: { ordersPerSecond: s.IMPORT_ORDERS_PER_SECOND, pauseAfterMs: s.IMPORT_PAUSE_AFTER_MS },
    providerEvents: { pollMs: s.PROVIDER_EVENTS_POLL_MS },
    consumer: {
      firstDelayMs: s.CONSUMER_FIRST_DELAY_MS,
      maxDelayMs: s.CONSUMER_MAX_DELAY_MS,
      giveUpMs: s.CONSUMER_GIVE_UP_MS,
    },
    takesEvents: s.EVENT_TRIGGERS === 'on',
    isLogVerbose: s.LOG_VERBOSE === 'true',
    telemetry:
      s.APPLICATIONINSIGHTS_CONNECTION_STRING === undefined
        ? undefined
        : {
            connectionString: s.APPLICATIONINSIGHTS_CONNECTION_STRING,
            samplingRatio: s.TELEMETRY_SAMPLING_RATIO,
            intervalMs: s.TELEMETRY_INTERVAL_MS,
            identity: s.AZURE_CLIENT_ID,
            // In the order of the Functions host. Flex Consumption sets no WEBSITE_INSTANCE_ID.
            role: {
              name: s.WEBSITE_SITE_NAME,
              instance: s.WEBSITE_POD_NAME ?? s.CONTAINER_NAME ?? s.WEBSITE_INSTANCE_ID,
            },
          },
    webhooks: {
      pollMs: s.WEBHOOK_POLL_MS,
      timeoutMs: s.WEBHOOK_TIMEOUT_MS,
      allowLoopback: s.WEBHOOK_ALLOW_LOOPBACK === 'true',
      ownHosts: [new URL(s.PUBLIC_URL).host],
      places: s.AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls,
    },
    mostRequests: s.HTTP_MOST_REQUESTS,
    streams: {
      pollMs: s.EVENTS_POLL_MS,
      heartbeatMs: s.EVENTS_HEARTBEAT_MS,
      lifetimeMs: s.EVENTS_LIFETIME_MS,
      bounds: { perPartner: s.EVENTS_STREAMS_PER_PARTNER, inAll: s.EVENTS_STREAMS_IN_ALL },
    },
  };
}

function toIdentity(clientId: string | undefined) {
  return clientId ? { managedIdentityClientId: clientId } : {};
}

const isPlaceholder = (value: string | undefined) => value?.startsWith('<') && value.endsWith('>');
