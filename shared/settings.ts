import { z } from 'zod';

/** What `docs/settings.md` says about a setting, besides its default and range. */
export interface SettingDescription {
  group:
    | 'Connections'
    | 'Addresses and sign-in'
    | 'Providers'
    | 'Sagas'
    | 'Messages'
    | 'Releases'
    | 'Live events'
    | 'Webhooks'
    | 'Exports and imports'
    | 'Personal data'
    | 'Telemetry';
  description: string;
  unit?: string;
}

const url = () => z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const secureUrl = () => z.url({ protocol: /^https$/, error: 'must be an https URL' });
const secureOrLoopbackUrl = () =>
  url().refine((text) => /^https:|^http:\/\/127\.0\.0\.1[:/]/.test(text), 'must be an https URL');
const text = () => z.string('is missing').min(1, 'is empty');
const removeSlash = (text: string) => text.replace(/\/+$/, '');
const number = () => z.coerce.number('must be a number');
const milliseconds = (fallback: number, least = 1) =>
  z.coerce.number('must be milliseconds').int().min(least).default(fallback);
const attempts = (fallback: number) => number().int().min(1).max(1_000).default(fallback);
const count = (fallback: number) => number().int().min(1).max(10_000).default(fallback);
const isTrue = (fallback: 'true' | 'false') => z.enum(['true', 'false'], 'must be true or false').default(fallback);

type Group = SettingDescription['group'];
const describeIn = (group: Group) => (description: string, unit?: string) =>
  ({ group, description, ...(unit === undefined ? {} : { unit }) }) satisfies SettingDescription;

const connection = describeIn('Connections');
const address = describeIn('Addresses and sign-in');
const provider = describeIn('Providers');
const saga = describeIn('Sagas');
const message = describeIn('Messages');
const release = describeIn('Releases');
const stream = describeIn('Live events');
const webhook = describeIn('Webhooks');
const job = describeIn('Exports and imports');
const privacy = describeIn('Personal data');
const telemetry = describeIn('Telemetry');

/** Every setting that the app reads. `npm run settings` writes docs/settings.md from it. */
export const Settings = z.object({
  COSMOS: text().optional().meta(connection('Connection string of Cosmos DB. Used on a developer machine only')),
  COSMOS__accountEndpoint: url()
    .optional()
    .meta(connection('Endpoint of Cosmos DB. The app signs in with its identity. Takes precedence over `COSMOS`')),
  COSMOS__clientId: text().optional().meta(connection('Client id of the identity that signs in to Cosmos DB')),
  SERVICE_BUS: text().optional().meta(connection('Connection string of Service Bus. Used on a developer machine only')),
  SERVICE_BUS__fullyQualifiedNamespace: text()
    .optional()
    .meta(
      connection('Host name of Service Bus. The app signs in with its identity. Takes precedence over `SERVICE_BUS`'),
    ),
  SERVICE_BUS__clientId: text().optional().meta(connection('Client id of the identity that signs in to Service Bus')),
  KEY_VAULT_URL: secureUrl().meta(connection('URL of the key vault that has every secret: see [secrets](secrets.md)')),
  FILES_URL: secureUrl()
    .transform(removeSlash)
    .meta(connection('URL of the blob service that holds partners’ files: see [files](files.md)')),
  AZURE_CLIENT_ID: text()
    .optional()
    .meta(connection('Client id of the identity that reads the key vault, holds the files and sends telemetry')),
  AUTH_ISSUER: text().meta(address('The issuer (`iss`) that a token must have')),
  AUTH_AUDIENCE: text().meta(address('The audience (`aud`) that a token must have')),
  AUTH_JWKS_URI: url().meta(address('URL of the keys that verify the signature of a token')),
  AUTH_TOKEN_URL: url().meta(address('URL where partners get tokens. The API documentation shows it')),
  PUBLIC_URL: url()
    .transform(removeSlash)
    .meta(address('URL where partners call the API. Links in responses begin with it')),
  DOCS_SIGN_IN_URL: z
    .url({ hostname: /^127\.0\.0\.1$/, error: 'must be a URL of 127.0.0.1' })
    .or(z.literal(''))
    .default('')
    .meta(address('URL where the page at `/docs` gets a token by itself. Only `npm start` sets it')),
  GATEWAY_REQUIRED: isTrue('true').meta(address('Whether to refuse requests that did not come through the gateway')),
  HTTP_MOST_REQUESTS: count(320).meta(
    address(
      'Per process: how many requests it works on at the same time, at most; while they are slow, fewer. More are answered 429 with `Retry-After`',
    ),
  ),
  PAYMENTS_URL: url().default('https://api.stripe.com').meta(provider('URL of the payment provider')),
  PAYMENTS_TIMEOUT_MS: milliseconds(20_000).meta(
    provider('Deadline of each call to the payment provider, with all its requests', 'ms'),
  ),
  PAYMENTS_MOST_CALLS: count(16).meta(
    provider('Per process: how many calls to the payment provider run at the same time. More are turned away'),
  ),
  CARRIER_URL: url().meta(provider('URL of the carrier: see [its contract](carrier-contract.md)')),
  CARRIER_TIMEOUT_MS: milliseconds(10_000).meta(
    provider('Deadline of each call to the carrier, with all its requests', 'ms'),
  ),
  CARRIER_MOST_CALLS: count(8).meta(
    provider('Per process: how many calls to the carrier run at the same time. More are turned away'),
  ),
  PROVIDER_BREAKER_OPEN_MS: milliseconds(10_000).meta(
    provider('Per process: how long an open breaker keeps all calls from a provider that keeps failing', 'ms'),
  ),
  PROVIDER_MOST_WAIT_MS: milliseconds(60_000).meta(
    provider('Per process: the longest pause that a provider can ask for with `Retry-After`', 'ms'),
  ),
  PROVIDER_RETRY_PERCENT: number()
    .int()
    .min(0)
    .max(100)
    .default(10)
    .meta(provider('Per process: how many calls of 100 to a provider are repeated after a brief failure')),
  MAIL_ENDPOINT: secureOrLoopbackUrl()
    .transform(removeSlash)
    .or(z.literal(''))
    .default('')
    .meta(
      provider('URL of Communication Services, which sends mails to partners’ contacts. Without it, no mails are sent'),
    ),
  MAIL_SENDER: z
    .email('must be a mail address')
    .or(z.literal(''))
    .default('')
    .meta(provider('The address that these mails come from. Its domain must be linked to `MAIL_ENDPOINT`')),
  SAGA_STEP_ATTEMPTS: attempts(6).meta(saga('How many times a step is tried before the order is undone')),
  SAGA_FINISH_ATTEMPTS: attempts(10).meta(
    saga('How many times an undo, or a step after the capture, is tried before the saga is stuck'),
  ),
  SAGA_FIRST_DELAY_MS: milliseconds(1_000).meta(
    saga('The wait after the first failure. It doubles each time; up to half of it is jitter', 'ms'),
  ),
  SAGA_MAX_DELAY_MS: milliseconds(60_000).meta(saga('The longest wait between two attempts', 'ms')),
  SAGA_STUCK_DELAY_MS: milliseconds(900_000).meta(saga('How long a stuck saga waits before it tries again', 'ms')),
  SAGA_STUCK_LOOK_MS: milliseconds(180_000).meta(
    saga('How often a stuck saga checks its order for an operator’s request to try again', 'ms'),
  ),
  SAGA_OUTAGE_MS: milliseconds(3_600_000, 0).meta(
    saga('How long a step waits for an outage to end before the order is undone. 0: it does not wait', 'ms'),
  ),
  SAGA_OUTAGE_DELAY_MS: milliseconds(60_000).meta(
    saga('How long it waits between two rounds of attempts during an outage, with jitter of up to a half', 'ms'),
  ),
  SAGA_MOST_IN_FLIGHT: count(32).meta(saga('How many sagas of one partner run at the same time. Further orders wait')),
  SAGA_LOST_AFTER_MS: milliseconds(60_000).meta(
    saga('If an order has waited this long although its partner has free places, its start was lost', 'ms'),
  ),
  SAGA_QUIET_MS: milliseconds(600_000).meta(
    saga('If an order in progress has not changed for this long, the app checks whether its saga is lost', 'ms'),
  ),
  SAGA_SEARCH_SCHEDULE: text()
    .default('30 * * * * *')
    .meta(saga('When the app looks for orders and refunds whose start or saga was lost', 'NCRONTAB')),
  REFUND_OVERDUE_MS: milliseconds(604_800_000).meta(
    saga('If the payment provider has had a refund this long and has not finished it, operators are called', 'ms'),
  ),
  // Stripe keeps the authorization of a card for 7 days, of some cards for less.
  PAYMENT_AUTHORIZATION_MS: milliseconds(518_400_000).meta(
    saga('A payment is authorized again before it is captured if its order was on hold for longer than this', 'ms'),
  ),
  PAYER_DEADLINE_MS: milliseconds(1_800_000).meta(
    saga('How long a payer has to confirm a payment, for example with 3-D Secure. Then the order fails', 'ms'),
  ),
  STOCK_SEARCH_SCHEDULE: text()
    .default('0 */5 * * * *')
    .meta(saga('When the app looks for stock that is reserved for orders that have ended', 'NCRONTAB')),
  STOCK_SEARCH_AFTER_MS: milliseconds(3_600_000).meta(
    saga('How long stock is reserved before the app checks whether its order has ended', 'ms'),
  ),
  STOCK_HISTORY_DAYS: number()
    .int()
    .min(2)
    .max(3_650)
    .default(30)
    .meta(
      saga(
        'How long the ledger of stock keeps the sales, releases and returns of orders: see [scale](scale.md). Corrections and deliveries stay',
        'days',
      ),
    ),
  RECONCILE_SCHEDULE: text()
    .default('15 * * * * *')
    .meta(
      provider(
        'When the app compares its books with the providers’: see [operations](operations.md#reconciliation)',
        'NCRONTAB',
      ),
    ),
  RECONCILE_AFTER_MS: milliseconds(7_200_000).meta(
    provider(
      'How old something is before it is compared, so that no saga works on it. Longer than `SAGA_OUTAGE_MS`',
      'ms',
    ),
  ),
  RECONCILE_MOST_PAGES: count(20).meta(
    provider('How many pages of the providers’ lists and our own one round compares'),
  ),
  MIGRATION_SCHEDULE: text()
    .default('*/30 * * * * *')
    .meta(release('When the migration of documents runs a step', 'NCRONTAB')),
  MIGRATION_REQUEST_UNITS: number()
    .int()
    .min(100)
    .max(1_000_000)
    .default(2_000)
    .meta(release('About how many request units a step of the migration uses', 'request units')),
  SCREENING_SCHEDULE: text()
    .default('0 */5 * * * *')
    .meta(saga('When the app looks at the orders that wait for the verdict of their screening', 'NCRONTAB')),
  STOCK_WATCH_POLL_MS: milliseconds(15_000).meta(
    message('How often the watch of the stock asks the change feed for levels that fell', 'ms'),
  ),
  OUTBOX_POLL_MS: milliseconds(100).meta(message('How often the outbox relay asks the change feed for events', 'ms')),
  PROVIDER_EVENTS_POLL_MS: milliseconds(1_000).meta(
    message('How often the app asks the change feed for events of the payment provider and the carrier', 'ms'),
  ),
  EVENT_TRIGGERS: z
    .enum(['on', 'off'], 'must be on or off')
    .default('on')
    .meta(message('Whether this app takes events. Only one of the two colours of a deployment does')),
  CONSUMER_FIRST_DELAY_MS: milliseconds(1_000).meta(
    message('The wait before a message is retried after its consumer failed. It doubles each time', 'ms'),
  ),
  CONSUMER_MAX_DELAY_MS: milliseconds(300_000).meta(message('The longest such wait', 'ms')),
  CONSUMER_GIVE_UP_MS: milliseconds(86_400_000).meta(
    message('A message that has failed for this long is set aside as a rejection', 'ms'),
  ),
  // The Functions host reads it too. Without it, the value of host.json counts, which is the same.
  AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls: count(32).meta(
    message(
      'How many messages of a queue or subscription a process handles at the same time. Partners share so many attempts to deliver webhooks. Locally, requests and sagas share one thread, so this is lower',
    ),
  ),
  EVENTS_POLL_MS: milliseconds(250).meta(stream('How often the app looks for new events of open streams', 'ms')),
  EVENTS_HEARTBEAT_MS: milliseconds(15_000).meta(stream('How often a stream without events gets a heartbeat', 'ms')),
  // Less than the four minutes after which Azure's load balancer closes a connection, and than the function's timeout.
  EVENTS_LIFETIME_MS: milliseconds(200_000).meta(
    stream('How long a stream stays open. Then it ends, and the client connects again', 'ms'),
  ),
  EVENTS_STREAMS_PER_PARTNER: count(8).meta(stream('How many streams a partner may have open on one instance')),
  EVENTS_STREAMS_IN_ALL: count(16).meta(stream('How many streams all partners together may have open on one instance')),
  WEBHOOK_POLL_MS: milliseconds(250).meta(
    webhook('How often the app asks the change feed of the events’ feed for events to send to webhook endpoints', 'ms'),
  ),
  WEBHOOK_TIMEOUT_MS: milliseconds(15_000).meta(
    webhook(
      'How long an attempt to deliver a webhook may take, from the look-up of the host to the end of the answer',
      'ms',
    ),
  ),
  WEBHOOK_ALLOW_LOOPBACK: isTrue('false').meta(
    webhook('Whether webhooks may go to this machine, over http too. Refused unless `PUBLIC_URL` is on this machine'),
  ),
  JOBS_POLL_MS: milliseconds(1_000).meta(
    job('How often the app asks the change feed of `jobs` for exports and imports to start', 'ms'),
  ),
  EXPORT_ORDERS_PER_SECOND: count(2_000).meta(
    job('How many orders an export reads in a second at most. Each process runs at most two slices of jobs at a time'),
  ),
  IMPORT_ORDERS_PER_SECOND: count(20).meta(
    job('How many orders of one import are placed in a second at most. A partner has at most two open imports'),
  ),
  IMPORT_PAUSE_AFTER_MS: milliseconds(5_000).meta(
    job('An import pauses while an order of its partner has waited longer than this for its saga', 'ms'),
  ),
  RECIPIENT_KEPT_DAYS: number()
    .int()
    .min(0)
    .max(3_650)
    .default(180)
    .meta(
      privacy(
        'How long the data of an order’s recipient is kept after the order has ended and last changed: see [personal data](privacy.md#how-long-orders-keep-it). 0: always',
        'days',
      ),
    ),
  APPLICATIONINSIGHTS_CONNECTION_STRING: text()
    .regex(/(^|;)InstrumentationKey=[\da-f-]{36}(;|$)/i, 'names no InstrumentationKey')
    .optional()
    .meta(telemetry('Connection string of Application Insights. Without it, the app records and sends no telemetry')),
  TELEMETRY_SAMPLING_RATIO: number()
    .min(0)
    .max(1)
    .default(1)
    .meta(telemetry('The share of traces that is sent. Metrics are never sampled')),
  TELEMETRY_INTERVAL_MS: milliseconds(60_000).meta(
    telemetry('How often metrics are sent. Spans and logs are sent at least every 5 s', 'ms'),
  ),
  LOG_VERBOSE: isTrue('false').meta(telemetry('Whether to print a repeated log line and its stack every time')),
  // Azure sets these for every app.
  WEBSITE_SITE_NAME: text().default('partner-orders').meta(telemetry('Set by App Service: the role name in telemetry')),
  WEBSITE_POD_NAME: text().optional().meta(telemetry('Set by Flex Consumption: the instance name in telemetry')),
  CONTAINER_NAME: text().optional().meta(telemetry('The same, if `WEBSITE_POD_NAME` is not set')),
  WEBSITE_INSTANCE_ID: text().default('local').meta(telemetry('The same in other plans of App Service')),
});
